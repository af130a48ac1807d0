/**
 * Rows out of a generator: pieces are asked for pass by pass, here or on the workers of a cluster;
 * what they give is sifted in their order and lies in files until the graph reads it.
 */
@NullMarked
package dev.winnow.pipelines.transforms.generation;

import org.jspecify.annotations.NullMarked;
