/** The methods there are: what recipes, help texts and the JSON Schema read. */
@NullMarked
package dev.winnow.generators.registry;

import org.jspecify.annotations.NullMarked;
