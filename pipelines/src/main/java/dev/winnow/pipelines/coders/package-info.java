/** How the graph's values travel between workers. */
@NullMarked
package dev.winnow.pipelines.coders;

import org.jspecify.annotations.NullMarked;
