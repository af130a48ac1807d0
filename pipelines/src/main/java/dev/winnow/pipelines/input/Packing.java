package dev.winnow.pipelines.input;

import java.io.IOException;
import java.io.PushbackInputStream;

/** How a file is compressed, by the bytes that it starts with. */
enum Packing {
  GZIP,
  ZSTD,
  NONE;

  private static final int LOOK = 4;

  /** Looks at the start; nothing is consumed. */
  static Packing of(PushbackInputStream in) throws IOException {
    byte[] start = in.readNBytes(LOOK);
    in.unread(start);
    if (startsWith(start, 0x1f, 0x8b)) {
      return GZIP;
    }
    // Parallel zstd starts with a frame to be skipped.
    return startsWith(start, 0x28, 0xb5, 0x2f, 0xfd) || startsWith(start, 0x50, 0x2a, 0x4d, 0x18)
        ? ZSTD
        : NONE;
  }

  private static boolean startsWith(byte[] start, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= start.length || (start[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
