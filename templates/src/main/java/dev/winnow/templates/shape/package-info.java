/**
 * How rows of existing datasets are read: {@link dev.winnow.templates.shape.RowShapes} knows the
 * usual shapes, {@link dev.winnow.templates.shape.MappedShape} reads the fields that a recipe
 * names.
 */
@NullMarked
package dev.winnow.templates.shape;

import org.jspecify.annotations.NullMarked;
