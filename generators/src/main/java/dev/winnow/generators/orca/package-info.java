/** Explained answers to given queries in the way of Orca: system messages and two teachers. */
@NullMarked
package dev.winnow.generators.orca;

import org.jspecify.annotations.NullMarked;
