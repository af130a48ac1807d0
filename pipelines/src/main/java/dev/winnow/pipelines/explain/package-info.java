/**
 * Why a row of a finished run was kept, dropped or failed, told from its output folder; of a row
 * that must not be repeated, the text from the dataset that it is of.
 */
@NullMarked
package dev.winnow.pipelines.explain;

import org.jspecify.annotations.NullMarked;
