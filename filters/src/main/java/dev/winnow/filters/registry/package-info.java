/** The filters there are: what recipes, help texts and the JSON Schema read. */
@NullMarked
package dev.winnow.filters.registry;

import org.jspecify.annotations.NullMarked;
