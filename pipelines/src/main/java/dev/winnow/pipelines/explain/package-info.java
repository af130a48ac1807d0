/** Why a row of a finished run was kept, dropped or failed, told from its output folder alone. */
@NullMarked
package dev.winnow.pipelines.explain;

import org.jspecify.annotations.NullMarked;
