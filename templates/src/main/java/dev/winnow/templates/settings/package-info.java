/**
 * What a part of a recipe may say. Each filter, generator, template and format lists its {@link
 * dev.winnow.templates.settings.Parameter}s once; the recipe reader, the JSON Schema and the help
 * read that list.
 */
@NullMarked
package dev.winnow.templates.settings;

import org.jspecify.annotations.NullMarked;
