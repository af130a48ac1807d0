package dev.winnow.filters.rules;

/**
 * The n-grams of a text, runs of n tokens, that stand in it more than once, for n from 1 upwards.
 *
 * <p>An n-gram is known by the place at which it stands first. As a longer one repeats only where
 * its first n - 1 tokens do, each step looks at the places that the step before has left: linear in
 * the text for each n, and for most texts next to nothing from n = 5 on. Nothing is hashed but the
 * tokens themselves, once.
 */
final class NGrams {
  private static final int NONE = -1;

  private final Tokens tokens;
  private final FirstPlaces known;
  private final int[] words;
  private final int[] first;
  private final int[] occurrences;
  private final int[] places;
  private final int[] seen;
  private int repeated;
  private int n = 1;

  /** Begins with n = 1. */
  NGrams(Tokens tokens) {
    int count = tokens.count();
    this.tokens = tokens;
    known = new FirstPlaces(count);
    first = new int[count];
    occurrences = new int[count];
    places = new int[count];
    seen = new int[count];
    for (int i = 0; i < count; i++) {
      places[i] = i;
      note(i, tokens.hash(i));
    }
    repeated = count;
    keepRepeated();
    words = first.clone();
  }

  /** Goes on to the n-grams with a token more. */
  void grow() {
    n++;
    known.clear(repeated);
    for (int k = 0; k < repeated; k++) {
      int place = places[k];
      int last = place + n - 1;
      if (last < words.length && words[last] != NONE) {
        note(place, ((long) first[place] << Integer.SIZE) | words[last]);
      } else {
        first[place] = NONE;
      }
    }
    keepRepeated();
  }

  private void note(int place, long key) {
    first[place] = known.firstOf(key, place);
    occurrences[place] = 0;
    occurrences[first[place]]++;
  }

  private void keepRepeated() {
    int kept = 0;
    for (int k = 0; k < repeated; k++) {
      int place = places[k];
      if (first[place] != NONE && occurrences[first[place]] > 1) {
        places[kept++] = place;
      } else {
        first[place] = NONE;
      }
    }
    repeated = kept;
  }

  int n() {
    return n;
  }

  /** At how many places there is an n-gram that stands at another too. */
  int repeated() {
    return repeated;
  }

  /** The first token of one of these, ascending. */
  int place(int index) {
    return places[index];
  }

  /** Where the n-gram that repeats at this place stands first. */
  int first(int place) {
    return first[place];
  }

  /** Whether the same n-gram stands at both places and no other does. */
  boolean isSame(int place, int other) {
    return other >= 0 && first[place] != NONE && first[place] == first[other];
  }

  /**
   * Characters of the most frequent n-gram, spaces between its tokens included, times its
   * occurrences; of equally frequent ones that which stands first. Occurrences may overlap.
   *
   * @param least 0 is given where it occurs less often than that
   */
  int topChars(int least) {
    int top = NONE;
    for (int k = 0; k < repeated; k++) {
      int place = places[k];
      if (first[place] == place && (top == NONE || occurrences[place] > occurrences[top])) {
        top = place;
      }
    }
    if (top == NONE) {
      return least > 1 || words.length < n ? 0 : tokens.chars(0, n) + n - 1;
    }
    return occurrences[top] < least ? 0 : occurrences[top] * (tokens.chars(top, top + n) + n - 1);
  }

  /**
   * Characters of the n-grams that stood before, no token counted twice: the text is read from the
   * left, over each such n-gram at once, and one token further where there is none.
   */
  int duplicateChars() {
    int chars = 0;
    int next = 0;
    for (int k = 0; k < repeated; k++) {
      int place = places[k];
      if (place < next) {
        continue;
      }
      if (seen[first[place]] == n) {
        chars += tokens.chars(place, place + n);
        next = place + n;
      } else {
        seen[first[place]] = n;
      }
    }
    return chars;
  }
}
