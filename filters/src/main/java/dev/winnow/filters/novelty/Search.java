package dev.winnow.filters.novelty;

import org.jspecify.annotations.Nullable;

/** The search for the text that is most similar to a new one, and too similar. */
final class Search {
  private static final int NONE = -1;
  private static final int CHUNK = 256;

  private final Tokens looked;
  private final int number;
  private final Texts texts;
  private final CommonSubsequence subsequence;
  private final Wanted wanted;
  private final long[] chosen = new long[CHUNK];
  private boolean compared;
  private int best = NONE;
  private int bestCommon;

  /**
   * @param looked the new text, of at least one word
   * @param number of the search, from 1
   * @param subsequence for this search to use
   */
  Search(
      Tokens looked, int number, Texts texts, LeastCommon common, CommonSubsequence subsequence) {
    this.looked = looked;
    this.number = number;
    this.texts = texts;
    this.subsequence = subsequence;
    wanted = new Wanted(looked.length(), texts.most(), common);
  }

  /**
   * Two texts that must have c words in common, of m and n, share one of the first m - c + 1 of the
   * one and the first n - c + 1 of the other, in any order that both are in.
   *
   * @param ordered the new text's occurrences
   */
  void follow(int[] ordered, Postings postings) {
    for (int place = 0; place < wanted.prefix(); place++) {
      int occurrence = ordered[place];
      int size = postings.size(occurrence);
      for (int from = 0; from < size; from += CHUNK) {
        int to = Math.min(size, from + CHUNK);
        int count =
            wanted.select(postings.list(occurrence), from, to, ordered.length - place, chosen);
        for (int i = 0; i < count; i++) {
          meet(chosen[i]);
        }
      }
    }
  }

  private void meet(long posting) {
    int text = Postings.text(posting);
    int n = Postings.length(posting) == Postings.MANY ? length(text) : Postings.length(posting);
    int least = wanted.least(n);
    if (texts.mostCommon(text, n, looked) >= least && texts.isNewTo(number, text)) {
      compare(text, n, least);
    }
  }

  private int length(int text) {
    return texts.words(text).length;
  }

  private void compare(int text, int n, int least) {
    if (!compared) {
      subsequence.setText(looked.words());
      compared = true;
    }
    int common = subsequence.length(texts.words(text), least);
    if (common >= least && isBetter(text, n, common)) {
      best = text;
      bestCommon = common;
      wanted.raise(common, n);
    }
  }

  /** It is at least as similar as the best; of equals the earliest is wanted. */
  private boolean isBetter(int text, int n, int common) {
    if (best == NONE || text < best) {
      return true;
    }
    long sum = (long) looked.length() + n;
    long bestSum = (long) looked.length() + length(best);
    return common * bestSum > bestCommon * sum;
  }

  /** The most similar of the texts that are too similar, of equals the earliest. */
  @Nullable Neighbour nearest() {
    if (best == NONE) {
      return null;
    }
    long sum = (long) looked.length() + length(best);
    return new Neighbour(texts.id(best), 2.0 * bestCommon / sum);
  }
}
