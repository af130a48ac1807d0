package dev.winnow.pipelines.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a little at a time from a stream that throws away what a read had found when it meets the
 * end of a broken file, so that only the last few bytes are lost with it.
 */
final class ShortReads extends FilterInputStream {
  private static final int BYTES = 512;

  ShortReads(InputStream in) {
    super(in);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int n;
      try {
        n = in.read(buffer, offset + count, Math.min(BYTES, length - count));
      } catch (IOException e) {
        if (count > 0) {
          return count; // the next read meets the same end
        }
        throw e;
      }
      if (n < 0) {
        return count > 0 ? count : n;
      }
      count += n;
    }
    return count;
  }
}
