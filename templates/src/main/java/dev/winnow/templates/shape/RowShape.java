package dev.winnow.templates.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;

/**
 * How a dataset's JSON rows are read. Pure; never throws on any row.
 *
 * <p>A null counts as absent, true and false as those words. An integer counts as its digits. A
 * number with a fraction or an exponent counts as {@link java.math.BigDecimal#toString} writes it
 * where the tree holds it as such: all its digits, {@code 1.10} as it stands and {@code 1e5} as
 * {@code 1E+5}, but no sign of a zero. Where the tree holds it as a double, what {@link
 * Double#toString} writes is left of it. A row's {@code id}, a text or a number, becomes the source
 * id of its provenance. Keys that a shape does not know are ignored.
 *
 * <p>Reasons of every shape: {@code not_an_object}; {@code missing_field}; {@code wrong_type};
 * {@code no_answer}, the answer is empty; {@code empty_row}, every text is; {@code
 * invalid_unicode}, a surrogate without its partner.
 */
public interface RowShape extends Serializable {
  /**
   * Reads a row.
   *
   * @param source the file that the row is from
   * @param position the row's number in it, from 1
   */
  ShapeResult read(JsonNode row, String source, long position);
}
