package dev.winnow.pipelines.explain;

import dev.winnow.pipelines.input.WrittenLines;
import dev.winnow.pipelines.output.FinishedFolder;
import dev.winnow.pipelines.output.OutputKind;
import java.io.IOException;

/** Every line of a finished folder, one at a time. */
final class OutputRows {
  private final FinishedFolder folder;

  OutputRows(FinishedFolder folder) {
    this.folder = folder;
  }

  /** Takes lines of one kind. */
  interface Sink<T> {
    void row(T row);
  }

  /** A line as what it says. */
  private interface Reader<T> {
    T read(Line line) throws IOException;
  }

  void kept(boolean readBack, Sink<KeptRow> sink) throws IOException {
    each(OutputKind.DATA, line -> KeptRow.of(line, readBack), sink);
  }

  void dropped(Sink<DroppedRow> sink) throws IOException {
    each(OutputKind.DROPPED, DroppedRow::of, sink);
  }

  void failed(Sink<FailedRow> sink) throws IOException {
    each(OutputKind.FAILED, FailedRow::of, sink);
  }

  private <T> void each(OutputKind kind, Reader<T> reader, Sink<T> sink) throws IOException {
    for (FinishedFolder.Shard shard : folder.shards(kind)) {
      long lines =
          WrittenLines.read(
              shard.path(), (number, json) -> sink.row(reader.read(new Line(shard, number, json))));
      if (lines != shard.rows()) {
        throw new IOException(
            "%s: has %,d lines, and the run wrote %,d; run the recipe again"
                .formatted(shard.path(), lines, shard.rows()));
      }
    }
  }
}
