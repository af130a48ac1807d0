package dev.winnow.filters.novelty;

/**
 * How many words a text must have in common with the one that is looked at, by the text's length,
 * to be its nearest so far: too many, and no fewer than make it as similar as the best.
 */
final class Wanted {
  private final int words;
  private final int offset;
  private final int[] least;
  private int shortest;
  private int longest;

  /**
   * @param words of the text that is looked at, at least 1
   * @param most words of any text that there is
   */
  Wanted(int words, int most, LeastCommon common) {
    this.words = words;
    shortest = common.shortest(words);
    longest = common.longest(words, most);
    offset = shortest;
    least = new int[Math.max(0, longest - shortest + 1)];
    for (int n = shortest; n <= longest; n++) {
      least[n - offset] = common.of(words + n);
    }
  }

  /** Whether no text of any length is wanted. */
  boolean isNothing() {
    return shortest > longest;
  }

  /**
   * The fewest words in common for a text of n words; {@link Integer#MAX_VALUE} if none will do.
   */
  int least(int n) {
    return n < shortest || n > longest ? Integer.MAX_VALUE : least[n - offset];
  }

  /**
   * Chooses the postings whose texts can still be wanted: the same loop over millions of postings,
   * so it is a small one that changes nothing else.
   *
   * @param from the first posting
   * @param to behind the last posting
   * @param left how many words of the text that is looked at are left in its order
   * @param chosen takes them, from 0
   * @return how many
   */
  int select(long[] postings, int from, int to, int left, long[] chosen) {
    int[] table = least;
    int first = offset;
    int count = 0;
    for (int i = from; i < to; i++) {
      long posting = postings[i];
      int length = Postings.length(posting);
      int at = length - first;
      boolean can =
          at >= 0 && at < table.length && table[at] <= Math.min(left, Postings.left(posting));
      if (can || length == Postings.MANY) {
        chosen[count++] = posting;
      }
    }
    return count;
  }

  /**
   * Up to where in its order the text that is looked at has words to be found by: behind that are
   * fewer than any text must have in common.
   */
  int prefix() {
    return isNothing() ? 0 : words - least[shortest - offset] + 1;
  }

  /** From now on only texts that are as similar as one of n words with so many in common. */
  void raise(int common, int n) {
    long sum = (long) words + n;
    for (int i = shortest; i <= longest; i++) {
      least[i - offset] = (int) ((common * (words + (long) i) + sum - 1) / sum);
    }
    while (!isNothing() && least[shortest - offset] > shortest) {
      shortest++;
    }
    while (!isNothing() && least[longest - offset] > words) {
      longest--;
    }
  }
}
