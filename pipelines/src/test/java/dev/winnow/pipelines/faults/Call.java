package dev.winnow.pipelines.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A call as it came.
 *
 * @param authorization the header, or empty
 * @param nanos when it was whole, in the system's nanoseconds
 */
record Call(String body, String authorization, long nanos) {
  /** The next call of a connection; null at its end. */
  static Call read(InputStream in) throws IOException {
    String authorization = "";
    int length = 0;
    String line = line(in);
    if (line.isEmpty()) {
      return null;
    }
    while (!(line = line(in)).isEmpty()) {
      String[] header = line.split(":\\s*", 2);
      String name = header[0].toLowerCase(Locale.ROOT);
      if (name.equals("content-length")) {
        length = Integer.parseInt(header[1].strip());
      } else if (name.equals("authorization")) {
        authorization = header[1];
      }
    }
    byte[] body = in.readNBytes(length);
    return new Call(new String(body, StandardCharsets.UTF_8), authorization, System.nanoTime());
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString().strip();
  }
}
