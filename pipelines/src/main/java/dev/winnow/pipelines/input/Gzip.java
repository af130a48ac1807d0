package dev.winnow.pipelines.input;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks gzip, all members of it: Java's own GZIPInputStream may stop silently after the first.
 * What is unpacked before the file breaks off is given first, the error with the next read.
 */
final class Gzip extends InputStream {
  private final GzipCompressorInputStream in;
  private @Nullable IOException broken;

  Gzip(InputStream packed) throws IOException {
    in = new GzipCompressorInputStream(packed, true);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (broken != null) {
      throw broken;
    }
    long before = in.getBytesRead();
    try {
      return in.read(bytes, from, length);
    } catch (IOException e) {
      broken = e;
      int given = (int) (in.getBytesRead() - before);
      if (given == 0) {
        throw e;
      }
      return given;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
