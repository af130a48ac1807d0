/** Which rows stay: filters give verdicts with reasons. */
@NullMarked
package dev.winnow.filters;

import org.jspecify.annotations.NullMarked;
