/**
 * How rows are written: {@link dev.winnow.templates.format.RowFormats} lists the formats, {@link
 * dev.winnow.templates.format.RowRenderer} makes one line of JSON of an example.
 */
@NullMarked
package dev.winnow.templates.format;

import org.jspecify.annotations.NullMarked;
