package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.templates.Example;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/**
 * The keys of a written row, after its {@code id}. Which keys there are and what types they have
 * follows from the recipe and never from the row: loaders guess a table's columns from its first
 * rows.
 */
public interface RowFormat extends Serializable {
  /** Why this format cannot hold the row without losing something; empty if it can. */
  Optional<Rendered.Refused> refusal(Example example);

  /**
   * Writes the keys into the open JSON object. Only called for rows that are not refused.
   *
   * @throws IOException if the generator does
   */
  void write(Example example, JsonGenerator json) throws IOException;
}
