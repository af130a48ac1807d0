/**
 * Personal data and secrets in texts: one finder a kind, each linear in the text's length, and the
 * rule that drops rows with hits or masks them.
 */
@NullMarked
package dev.winnow.filters.rules.pii;

import org.jspecify.annotations.NullMarked;
