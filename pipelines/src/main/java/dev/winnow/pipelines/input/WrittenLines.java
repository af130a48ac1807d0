package dev.winnow.pipelines.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Utf8;
import dev.winnow.templates.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the JSON lines that a run wrote: each is an object, or the file was changed since. */
public final class WrittenLines {
  private WrittenLines() {}

  /** Takes what is found, in the file's order. */
  public interface Sink {
    /**
     * @param number of the line, from 1
     * @throws IOException if it is not what the run wrote; see {@link #broken}
     */
    void line(long number, JsonNode object) throws IOException;
  }

  /**
   * Reads to the end.
   *
   * @return how many lines there are
   * @throws IOException if the file cannot be read, or a line is broken: which, and why
   */
  public static long read(Path file, Sink sink) throws IOException {
    Reading reading = new Reading(file, sink);
    try (InputStream in = Files.newInputStream(file)) {
      new JsonLines().read(in, file.toString(), reading);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return reading.lines;
  }

  /** The error of a line that no run wrote. */
  public static IOException broken(Path file, long number, String problem) {
    return new IOException(
        file + ":" + number + ": is not as a run wrote it: " + problem + "; run the recipe again");
  }

  private static final class Reading implements RowSource.Sink {
    private final Path file;
    private final Sink sink;
    private long lines;

    Reading(Path file, Sink sink) {
      this.file = file;
      this.sink = sink;
    }

    @Override
    public void row(long number, byte[] json) {
      try {
        sink.line(number, object(number, json));
        lines++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private JsonNode object(long number, byte[] json) throws IOException {
      if (!Utf8.isWellFormed(json)) {
        throw broken(file, number, "not valid UTF-8");
      }
      JsonNode object;
      try {
        object = RowJson.MAPPER.readTree(json);
      } catch (JsonProcessingException e) {
        throw broken(file, number, RowJson.message(e));
      }
      if (!object.isObject()) {
        throw broken(file, number, "no JSON object");
      }
      return object;
    }

    @Override
    public void failure(Failure failure) {
      throw new UncheckedIOException(
          new IOException(failure.source() + ": " + failure.reason() + ": " + failure.detail()));
    }
  }
}
