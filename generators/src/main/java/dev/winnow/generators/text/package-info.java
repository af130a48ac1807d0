/** Texts and JSON that are safe to send, hash and keep. */
@NullMarked
package dev.winnow.generators.text;

import org.jspecify.annotations.NullMarked;
