/** The steps of the graph, each a Beam transform. */
@NullMarked
package dev.winnow.pipelines.transforms;

import org.jspecify.annotations.NullMarked;
