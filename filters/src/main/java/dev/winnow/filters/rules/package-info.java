/** Rules that judge a row by itself: one a file, each with its entry for the registry. */
@NullMarked
package dev.winnow.filters.rules;

import org.jspecify.annotations.NullMarked;
