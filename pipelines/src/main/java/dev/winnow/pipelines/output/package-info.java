/** The output folder: staged, moved into place, manifest last. */
@NullMarked
package dev.winnow.pipelines.output;

import org.jspecify.annotations.NullMarked;
