/** The command line. */
@NullMarked
package dev.winnow.pipelines.cli;

import org.jspecify.annotations.NullMarked;
