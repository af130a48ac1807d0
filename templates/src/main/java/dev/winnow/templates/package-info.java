/** What a row is: the {@link dev.winnow.templates.Example}, its id and its JSON. */
@NullMarked
package dev.winnow.templates;

import org.jspecify.annotations.NullMarked;
