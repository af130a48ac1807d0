/** Rows as a recipe would write them, looked at before a run. */
@NullMarked
package dev.winnow.pipelines.preview;

import org.jspecify.annotations.NullMarked;
