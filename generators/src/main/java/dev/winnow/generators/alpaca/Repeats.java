package dev.winnow.generators.alpaca;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Counts how often the same question is asked: few seed tasks have few draws. */
final class Repeats {
  private Repeats() {}

  /**
   * For each index how many earlier ones have the same text. Keeps a hash of each text only.
   *
   * @param size the number of texts
   */
  static int[] earlier(int size, IntFunction<String> text) {
    Map<ByteBuffer, Integer> seen = new HashMap<>();
    int[] earlier = new int[size];
    for (int i = 0; i < size; i++) {
      earlier[i] = seen.merge(hash(text.apply(i)), 1, Integer::sum) - 1;
    }
    return earlier;
  }

  private static ByteBuffer hash(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
