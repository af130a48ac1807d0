package dev.winnow.filters.neardup;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Hashed shingles as a Lucene token stream. A hash is a term of eight characters, one a byte: all
 * below 256, because Lucene's {@code MinHashFilter} encodes terms as UTF-16, where surrogates that
 * stand alone would become equal.
 */
final class ShingleTokens extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private long[] shingles = {};
  private int next;

  /** What the stream gives after its next {@link #reset()}. */
  void setShingles(long[] hashes) {
    shingles = hashes;
  }

  @Override
  public void reset() {
    next = 0;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (next == shingles.length) {
      return false;
    }
    long hash = shingles[next++];
    char[] buffer = term.resizeBuffer(Long.BYTES);
    for (int i = 0; i < Long.BYTES; i++) {
      buffer[i] = (char) ((hash >>> (Byte.SIZE * i)) & 0xff);
    }
    term.setLength(Long.BYTES);
    return true;
  }
}
