/** How files become rows: formats, compression, and where each row stands. */
@NullMarked
package dev.winnow.pipelines.input;

import org.jspecify.annotations.NullMarked;
