package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.DuplicateFilter.Sketch;
import dev.winnow.pipelines.progress.Progress;
import dev.winnow.pipelines.transforms.RowRank;
import dev.winnow.templates.Example;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows and their sketches to files until it is decided about all of them, so that no runner
 * has to hold them.
 */
final class SpoolRows extends DoFn<Example, SpooledRows> {
  /** Of a text that is empty: rows that lack the field have nothing in common by that. */
  private static final Sketch NOTHING = new Sketch(new long[0], new long[0]);

  private final DuplicateFilter filter;
  private final String folder;
  private final boolean reference;
  private transient @Nullable SpoolWriter writer;

  /**
   * @param folder where the files go; all workers can read it
   * @param reference whether rows are only to be compared with
   */
  SpoolRows(DuplicateFilter filter, String folder, boolean reference) {
    this.filter = filter;
    this.folder = folder;
    this.reference = reference;
  }

  /** The rank by which duplicates are decided. */
  static RowRank rank(DuplicateFilter filter, Example row) {
    return RowRank.of(filter.precedence().priority(row), filter.precedence().weight(row), row);
  }

  @ProcessElement
  public void spool(@Element Example row, OutputReceiver<SpooledRows> out) throws IOException {
    Progress.compared(1);
    String text = filter.field().of(row);
    Sketch sketch = text.isEmpty() ? NOTHING : filter.sketch(text);
    try {
      if (writer == null) {
        writer = new SpoolWriter(Path.of(folder), reference);
      }
      writer.write(row, rank(filter, row), sketch);
      if (writer.isFull()) {
        out.output(finished(writer));
      }
    } catch (IOException e) {
      throw new IOException("cannot write below " + folder + ": " + e.getMessage(), e);
    }
  }

  private SpooledRows finished(SpoolWriter full) throws IOException {
    writer = null;
    return full.finish();
  }

  @FinishBundle
  public void finish(FinishBundleContext context) throws IOException {
    if (writer != null) {
      context.output(finished(writer), GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
    }
  }

  /** After a failure only: the files are nobody's then. */
  @Teardown
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }
}
