/** What looks at rows before a run have in common: how counts are told to people. */
@NullMarked
package dev.winnow.pipelines.look;

import org.jspecify.annotations.NullMarked;
