/** Words and tokens: how texts are counted. */
@NullMarked
package dev.winnow.filters.text;

import org.jspecify.annotations.NullMarked;
