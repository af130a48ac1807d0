/** How far a run is, for the person who waits for it. */
@NullMarked
package dev.winnow.pipelines.progress;

import org.jspecify.annotations.NullMarked;
