package dev.winnow.pipelines.explain;

/** An id that names no row of a folder, or several; the message says what ids look like. */
public final class UnknownRow extends Exception {
  UnknownRow(String message) {
    super(message);
  }
}
