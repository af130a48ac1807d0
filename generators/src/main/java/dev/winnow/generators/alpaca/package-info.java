/** Tasks in the way of Self-Instruct and Alpaca: a few seed tasks shown, more of the kind asked. */
@NullMarked
package dev.winnow.generators.alpaca;

import org.jspecify.annotations.NullMarked;
