package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.DuplicateFilter.Sketch;
import dev.winnow.pipelines.input.InputException;
import dev.winnow.pipelines.input.InputShapes;
import dev.winnow.pipelines.input.Mends;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.progress.Progress;
import dev.winnow.pipelines.transforms.RowEnd;
import dev.winnow.pipelines.transforms.RowRank;
import dev.winnow.templates.Example;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows and their sketches to files until it is decided about all of them, so that no runner
 * has to hold them.
 */
final class ToSpool implements RowEnd {
  static final TupleTag<SpooledRows> SPOOLS = new TupleTag<>("spools") {};

  /** Of a text that is empty: rows that lack the field have nothing in common by that. */
  private static final Sketch NOTHING = new Sketch(new long[0], new long[0]);

  private final String name;
  private final DuplicateFilter filter;
  private final String folder;
  private final boolean reference;

  /**
   * @param name what the ledger calls the step
   * @param folder where the files go; all workers can read it
   * @param reference whether rows are only to be compared with: all of them have to be readable
   */
  ToSpool(String name, DuplicateFilter filter, String folder, boolean reference) {
    this.name = name;
    this.filter = filter;
    this.folder = folder;
    this.reference = reference;
  }

  /** A reference that is not compared with would silently let its repetitions pass. */
  static InputException unreadable(String name, DuplicateFilter filter, OutputLine line)
      throws IOException {
    boolean answers = InputShapes.needAnswers(filter.field());
    return new InputException(
        name
            + ": a row of what it compares against cannot be read: "
            + Mends.ofReference(Rejects.failure(line), answers));
  }

  /** The rank by which duplicates are decided. */
  static RowRank rank(DuplicateFilter filter, Example row) {
    return RowRank.of(filter.precedence().priority(row), filter.precedence().weight(row), row);
  }

  @Override
  public TupleTagList outputs() {
    return TupleTagList.of(SPOOLS);
  }

  @Override
  public Taker open(Output output) {
    return new Spool(output);
  }

  private final class Spool implements Taker {
    private final Output output;
    private @Nullable SpoolWriter writer;

    Spool(Output output) {
      this.output = output;
    }

    @Override
    public void take(Example row) throws IOException {
      Progress.compared(1);
      String text = filter.field().of(row);
      Sketch sketch = text.isEmpty() ? NOTHING : filter.sketch(text);
      try {
        if (writer == null) {
          writer = new SpoolWriter(Path.of(folder), reference);
        }
        writer.write(row, rank(filter, row), sketch);
        if (writer.isFull()) {
          finish();
        }
      } catch (IOException e) {
        throw new IOException("cannot write below " + folder + ": " + e.getMessage(), e);
      }
    }

    @Override
    public void reject(OutputLine line, Output all) throws IOException {
      if (reference) {
        throw unreadable(name, filter, line);
      }
      all.line(line);
    }

    @Override
    public void finish() throws IOException {
      if (writer != null) {
        output.emit(SPOOLS, writer.finish());
        writer = null;
      }
    }

    @Override
    public void close() throws IOException {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
