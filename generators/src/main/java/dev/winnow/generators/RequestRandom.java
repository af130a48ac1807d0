package dev.winnow.generators;

import dev.winnow.templates.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * So many different elements, in random order.
   *
   * @param count at most the size of the list
   */
  public static <T> List<T> sample(List<T> from, int count, SplittableRandom random) {
    List<T> rest = new ArrayList<>(from);
    List<T> sample = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int chosen = i + random.nextInt(rest.size() - i);
      sample.add(rest.get(chosen));
      rest.set(chosen, rest.get(i));
    }
    return sample;
  }
}
