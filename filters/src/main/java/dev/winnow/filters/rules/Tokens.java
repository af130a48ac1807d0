package dev.winnow.filters.rules;

import dev.winnow.filters.text.Hash64;
import java.util.Arrays;

/**
 * The words and marks of a text, in order, as {@link Tokenizer} finds them: where each stands, its
 * 64-bit hash (equal tokens have the same, different ones but for chance 2^-64 a pair) and its
 * length in code points.
 *
 * <p>Rules that follow upon each other ask for the tokens of the same text: each thread keeps those
 * of its last.
 */
final class Tokens {
  private static final byte WORD = 1;
  private static final byte LETTER = 2;

  private static final byte[] ASCII = new byte[128];

  static {
    for (int character = 0; character < ASCII.length; character++) {
      ASCII[character] = kindOf(character);
    }
  }

  private static final ThreadLocal<Tokens> LAST = ThreadLocal.withInitial(() -> new Tokens("", 0));

  private final String text;
  private int[] ends;
  private int[] charsTo;
  private long[] hashes;
  private byte[] kinds;
  private int count;
  private int words;
  private int wordChars;
  private int alphabetic;

  private Tokens(String text, int expected) {
    this.text = text;
    ends = new int[expected];
    charsTo = new int[expected + 1];
    hashes = new long[expected];
    kinds = new byte[expected];
  }

  /** All words and marks. */
  static Tokens of(String text) {
    Tokens last = LAST.get();
    if (last.text.equals(text)) {
      return last;
    }
    Tokens tokens = new Tokens(text, text.length() / 4 + 4);
    new Tokenizer(text, tokens).run();
    LAST.set(tokens);
    return tokens;
  }

  /** The words without the marks. */
  Tokens words() {
    Tokens words = new Tokens(text, count);
    for (int i = 0; i < count; i++) {
      if (isWord(i)) {
        words.append(ends[i], hashes[i], chars(i, i + 1), kinds[i]);
      }
    }
    return words;
  }

  /** One more token, of at least one character, behind those that are there. */
  void add(int start, int end) {
    long hash = 0;
    int chars = 0;
    byte kind = 0;
    for (int i = start; i < end; chars++) {
      int character = text.codePointAt(i);
      hash = Hash64.step(hash, character + 1);
      kind |= kind(character);
      i += Character.charCount(character);
    }
    append(end, Hash64.mix(hash), chars, kind);
  }

  private static byte kind(int character) {
    return character < ASCII.length ? ASCII[character] : kindOf(character);
  }

  private static byte kindOf(int character) {
    int word = Marks.isPart(character) ? WORD : 0;
    return (byte) (word | (Character.isLetter(character) ? LETTER : 0));
  }

  private void append(int end, long hash, int chars, byte kind) {
    if (count == ends.length) {
      int longer = 2 * count;
      ends = Arrays.copyOf(ends, longer);
      charsTo = Arrays.copyOf(charsTo, longer + 1);
      hashes = Arrays.copyOf(hashes, longer);
      kinds = Arrays.copyOf(kinds, longer);
    }
    ends[count] = end;
    hashes[count] = hash;
    kinds[count] = kind;
    charsTo[count + 1] = charsTo[count] + chars;
    count++;
    if ((kind & WORD) != 0) {
      words++;
      wordChars += chars;
    }
    alphabetic += (kind & LETTER) != 0 ? 1 : 0;
  }

  int count() {
    return count;
  }

  long hash(int token) {
    return hashes[token];
  }

  /** Whether one of them has this hash. */
  boolean has(long hash) {
    for (int i = 0; i < count; i++) {
      if (hashes[i] == hash) {
        return true;
      }
    }
    return false;
  }

  /** Code points of the tokens from one on up to another, what stands between not counted. */
  int chars(int from, int to) {
    return charsTo[to] - charsTo[from];
  }

  /** How many are words: have a letter or a number, not only punctuation and symbols. */
  int wordCount() {
    return words;
  }

  /** Code points of the words. */
  int wordChars() {
    return wordChars;
  }

  /** How many have a letter. */
  int alphabetic() {
    return alphabetic;
  }

  private boolean isWord(int token) {
    return (kinds[token] & WORD) != 0;
  }

  /** The text from the beginning of one token up to the end of another. */
  String excerpt(int first, int last) {
    int start = text.offsetByCodePoints(ends[first], -chars(first, first + 1));
    return Excerpt.of(text.substring(start, ends[last]));
  }
}
