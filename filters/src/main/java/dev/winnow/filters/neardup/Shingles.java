package dev.winnow.filters.neardup;

import dev.winnow.filters.text.Hash64;
import dev.winnow.filters.text.LowerCase;
import dev.winnow.filters.text.Words;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The shingles of a text: each run of {@code size} consecutive units, as a 64-bit hash (Broder
 * 1997). Linear in the text whatever the size.
 *
 * <p>A text shorter than a shingle is one shingle of what it has, which equals no shingle of a
 * longer text. A text without any word is, for words, one shingle of its characters as they stand,
 * so that only an equal text has the same (but for chance, 2^-64 a pair).
 *
 * <p>A run of units is a polynomial modulo 2^64 of their hashes, so that it rolls. Runs of hundreds
 * of units, far longer than shingles are, can be made up to be different and hash alike.
 *
 * @param unit what a shingle is a run of
 * @param size units in a shingle, at least 1
 */
public record Shingles(Unit unit, int size) implements Serializable {
  /** What a shingle is a run of. */
  public enum Unit {
    /** Words as {@link Words} finds them, in lower case. */
    WORDS,
    /** Unicode code points of the text in lower case; a lone surrogate is one too. */
    CHARACTERS
  }

  /** In the place of a number of units, for the one shingle of a text without words. */
  private static final int WORDLESS = -1;

  public Shingles {
    if (size < 1) {
      throw new IllegalArgumentException("a shingle has at least 1 unit, got " + size);
    }
  }

  /** Sorted distinct hashes of the text's shingles, at least one. */
  public long[] of(String text) {
    String lower = LowerCase.of(text);
    Units units = new Units(lower.length() / 4 + 1);
    if (unit == Unit.CHARACTERS) {
      addCharacters(lower, units);
    } else {
      addWords(lower, units);
      if (units.count == 0) {
        return new long[] {wordless(text)};
      }
    }
    return distinct(windows(units));
  }

  private static void addCharacters(String text, Units units) {
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      units.add(Hash64.mix(character));
      i += Character.charCount(character);
    }
  }

  private static void addWords(String text, Units units) {
    char[] chars = text.toCharArray(); // twice as quick as asking the text for each
    long hash = 0;
    boolean inside = false;
    for (int i = 0; i < chars.length; ) {
      int character = Character.codePointAt(chars, i);
      if (Words.isPart(character)) {
        hash = withCharacter(hash, character);
        inside = true;
      } else if (inside) {
        units.add(hash);
        hash = 0;
        inside = false;
      }
      i += Character.charCount(character);
    }
    if (inside) {
      units.add(hash);
    }
  }

  private static long wordless(String text) {
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = withCharacter(hash, text.charAt(i));
    }
    return finished(hash, WORDLESS);
  }

  /**
   * The hash of a sequence of characters, and one more. Mixed after each, because a polynomial
   * modulo 2^64 alone is the same for a Thue–Morse sequence of 1,024 characters and its complement.
   */
  private static long withCharacter(long hash, int character) {
    // One more than the character, so that none leaves an empty hash as it was.
    return Hash64.mix(Hash64.step(hash, character + 1));
  }

  /** The hashes of all runs, in order: a polynomial over the units that rolls from run to run. */
  private long[] windows(Units units) {
    int length = Math.min(size, units.count);
    long hash = 0;
    long leaving = 1;
    for (int i = 0; i < length; i++) {
      hash = Hash64.step(hash, units.hashes[i]);
      leaving *= Hash64.BASE;
    }
    long[] windows = new long[units.count - length + 1];
    windows[0] = finished(hash, length);
    for (int i = 1; i < windows.length; i++) {
      hash = Hash64.step(hash, units.hashes[i + length - 1]) - leaving * units.hashes[i - 1];
      windows[i] = finished(hash, length);
    }
    return windows;
  }

  /** The number of units takes part, so that a short text is never part of a longer one. */
  private static long finished(long hash, int units) {
    return Hash64.mix(hash ^ Hash64.mix(units));
  }

  /** Sorts and removes repetitions; the array given is used up. */
  static long[] distinct(long[] hashes) {
    long[] sorted = SortedHashes.of(hashes);
    int count = 0;
    for (long hash : sorted) {
      if (count == 0 || hash != sorted[count - 1]) {
        sorted[count++] = hash;
      }
    }
    return count == sorted.length ? sorted : Arrays.copyOf(sorted, count);
  }

  /** A growing list of hashes, one a unit. */
  private static final class Units {
    private long[] hashes;
    private int count;

    Units(int expected) {
      hashes = new long[expected];
    }

    void add(long hash) {
      if (count == hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * count);
      }
      hashes[count++] = hash;
    }
  }
}
