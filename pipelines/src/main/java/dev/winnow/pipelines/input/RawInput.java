package dev.winnow.pipelines.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A file's bytes as they lie on the disk or come over the network. That these cannot be read is no
 * fault of the data: it stops the run, where bytes that cannot be unpacked are a failure row.
 */
final class RawInput extends FilterInputStream {
  private final String name;

  RawInput(InputStream in, String name) {
    super(in);
    this.name = name;
  }

  @Override
  public int read() {
    try {
      return in.read();
    } catch (IOException e) {
      throw stopped(e);
    }
  }

  @Override
  public int read(byte[] bytes, int from, int length) {
    try {
      return in.read(bytes, from, length);
    } catch (IOException e) {
      throw stopped(e);
    }
  }

  private UncheckedIOException stopped(IOException e) {
    String problem = "cannot read " + name + ": " + e.getMessage();
    return new UncheckedIOException(new IOException(problem, e));
  }
}
