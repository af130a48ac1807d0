package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import java.io.IOException;
import java.io.Serializable;

/**
 * Reads rows where they are used from what the runner passes on for them, such as the place of a
 * block of lines.
 *
 * @param <T> what is passed on
 */
public interface RowReader<T> extends Serializable {
  void read(T element, Sink sink) throws IOException;

  /** Takes what was read. */
  interface Sink {
    void row(Example row);

    /** The line of what is no row, or goes. */
    void reject(OutputLine line);

    void tally(Tally tally);
  }
}
