package dev.winnow.pipelines.input;

import dev.winnow.templates.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What reading a file gave, before rows are parsed. */
final class Read implements RowSource.Sink {
  /** {@code position: json} each. */
  final List<String> rows = new ArrayList<>();

  final List<Failure> failures = new ArrayList<>();

  private Read() {}

  static Read file(Path file) {
    Read read = new Read();
    try {
      RowFiles.read(new InputFile(file.toString(), file.getFileName().toString(), 0), read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  static Read bytes(Path folder, String name, byte[] bytes) {
    try {
      return file(Files.write(folder.resolve(name), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Read text(Path folder, String name, String text) {
    return bytes(folder, name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code source reason} each. */
  List<String> reasons() {
    return failures.stream().map(failure -> failure.source() + " " + failure.reason()).toList();
  }

  @Override
  public void row(long position, byte[] json) {
    rows.add(position + ": " + new String(json, StandardCharsets.UTF_8));
  }

  @Override
  public void failure(Failure failure) {
    failures.add(failure);
  }
}
