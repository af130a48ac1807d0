package dev.winnow.filters.novelty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The texts that were added, by number from 0. */
final class Texts {
  private static final int FEW = 1024;

  private final List<String> ids = new ArrayList<>();
  private final List<int[]> words = new ArrayList<>();
  private long[] fingerprints = new long[FEW];

  /** The last search that looked at each text. */
  private int[] searches = new int[FEW];

  private int most;

  int size() {
    return ids.size();
  }

  /** The words of the longest text; 0 if there is none. */
  int most() {
    return most;
  }

  /** Adds a text and returns its number. */
  int add(String id, Tokens text) {
    int number = ids.size();
    if (number == fingerprints.length) {
      fingerprints = Arrays.copyOf(fingerprints, 2 * number);
      searches = Arrays.copyOf(searches, 2 * number);
    }
    ids.add(id);
    words.add(text.words());
    fingerprints[number] = text.fingerprint();
    most = Math.max(most, text.length());
    return number;
  }

  String id(int text) {
    return ids.get(text);
  }

  int[] words(int text) {
    return words.get(text);
  }

  /** The most words that a text of n words can have in common with another, in any order. */
  int mostCommon(int text, int n, Tokens other) {
    return Fingerprint.mostCommon(fingerprints[text], n, other.fingerprint(), other.length());
  }

  /** Whether a search, numbered from 1, looks at a text for the first time. */
  boolean isNewTo(int search, int text) {
    boolean isNew = searches[text] != search;
    searches[text] = search;
    return isNew;
  }
}
