package dev.winnow.generators;

import dev.winnow.templates.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Randomness of one request: the same for the same recipe seed, method and index, anywhere. */
public final class RequestRandom {
  private RequestRandom() {}

  /** A generator of its own, seeded from the SHA-256 of recipe seed, index and method. */
  public static SplittableRandom of(long seed, String method, int index) {
    byte[] name = method.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + name.length);
    key.putLong(seed).putInt(index).put(name);
    byte[] hash = Sha256.digest().digest(key.array());
    return new SplittableRandom(ByteBuffer.wrap(hash).getLong());
  }

  /** A generator of its own for a row and round: it does not depend on where the row stands. */
  public static SplittableRandom of(long seed, String method, String id, int round) {
    return of(seed, method + "\n" + id, round);
  }
}
