package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** What is done with rows at the end of a {@link Leg}, where the runner takes over again. */
public interface RowEnd extends Serializable {
  /** The outputs of its own, beside the lines of output. */
  TupleTagList outputs();

  /** Begins a bundle. */
  Taker open(Output output);

  /** Takes the rows of one bundle. */
  interface Taker extends Closeable {
    void take(Example row) throws IOException;

    /** A row went before it got here. */
    default void reject(OutputLine line, Output output) throws IOException {
      output.line(line);
    }

    /** The bundle was read to its end. */
    void finish() throws IOException;

    /** After a failure only. */
    @Override
    default void close() throws IOException {}
  }

  /** Where what comes of rows goes. */
  interface Output {
    <O> void emit(TupleTag<O> tag, O value);

    /** A line of data or of rejects. */
    void line(OutputLine line) throws IOException;

    /**
     * A row was changed.
     *
     * @param label what the ledger counts it under, {@code filter.reason}
     */
    void changed(String label);
  }
}
