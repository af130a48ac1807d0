package dev.winnow.pipelines.explain;

import java.io.IOException;

/** A line of {@code rejects/failed-…}; see {@link dev.winnow.templates.Failure}. */
record FailedRow(String place, String source, String reason, String detail, String raw) {
  static FailedRow of(Line line) throws IOException {
    return new FailedRow(
        line.place(),
        line.text("source"),
        line.text("reason"),
        line.text("detail"),
        line.text("raw"));
  }
}
