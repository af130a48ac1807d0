/** The response store: every answer is paid for once and found again by its request. */
@NullMarked
package dev.winnow.generators.store;

import org.jspecify.annotations.NullMarked;
