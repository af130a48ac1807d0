package dev.winnow.filters.selection;

import dev.winnow.filters.text.Hash64;

/** What chance says about a text: the same for the same seed, whatever else there is. */
final class SeededHash {
  private SeededHash() {}

  /** 64 bits, each as good as thrown. */
  static long of(String text, long seed) {
    long hash = Hash64.mix(seed);
    for (int i = 0; i < text.length(); i++) {
      hash = Hash64.step(hash, text.charAt(i));
    }
    return Hash64.mix(hash);
  }
}
