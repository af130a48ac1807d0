/** The graph of a run. */
@NullMarked
package dev.winnow.pipelines;

import org.jspecify.annotations.NullMarked;
