package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a written row, after its {@code id} if it has one. Which keys there are and what
 * types they have follows from the recipe and never from the row: loaders guess a table's columns
 * from its first rows.
 */
public interface RowFormat extends Serializable {
  /** Whether a row begins with its id, and may keep more than its format's keys. */
  default boolean hasId() {
    return true;
  }

  /** How many rows a file to train on must have for its trainer to take it. */
  default int leastRows() {
    return 0;
  }

  /**
   * How an entry of LLaMA-Factory's {@code dataset_info.json} describes such rows: formatting,
   * columns and tags, all but the file's name; empty if it does not read them.
   */
  default Optional<ObjectNode> datasetInfo() {
    return Optional.empty();
  }

  /** What it has a place for beyond plain texts; a row with more is refused. */
  default Set<Extra> holds() {
    return Set.of();
  }

  /**
   * Why this format cannot hold the row without losing something, apart from what {@link #holds}
   * says; empty if it can.
   */
  Optional<Rendered.Refused> refusal(Example example);

  /**
   * Writes the keys into the open JSON object. Only called for rows that are not refused.
   *
   * @throws IOException if the generator does
   */
  void write(Example example, JsonGenerator json) throws IOException;
}
