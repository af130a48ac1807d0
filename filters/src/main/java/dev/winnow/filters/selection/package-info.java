/**
 * Which of the rows that passed are taken: the first by some measure or at random, so many of each
 * group, or in fixed shares.
 */
@NullMarked
package dev.winnow.filters.selection;

import org.jspecify.annotations.NullMarked;
