package dev.winnow.filters.novelty;

import org.jspecify.annotations.Nullable;

/**
 * Texts that were kept, and of a new one whether it is too similar to one of them: ROUGE-L F of
 * their words over max (Lin 2004; no stemming). With m and n words and a longest common subsequence
 * of LCS words, F = 2 LCS / (m + n), and the text is too similar exactly where 2 LCS is over max (m
 * + n), with max as the decimal number that it is written as. A text without any word is similar to
 * none.
 *
 * <p>Every answer is what comparing with each text gives. Texts are not compared where that can
 * make no difference: found by rare words first (Chaudhuri, Ganti and Kaushik 2006; the order is
 * made anew whenever the texts have doubled), and passed over by length, by how many words are
 * left, and by a fingerprint of the words; the rest is compared 64 words at a time.
 *
 * <p>Nothing need be known of the texts beforehand. Takes about 250 bytes and the id for an
 * instruction of 16 words that is added, and the vocabulary of all texts that were ever shown to
 * it. Not safe for several threads.
 */
public final class NoveltyIndex {
  private static final int FEW = 1024;

  private final LeastCommon common;
  private final Dictionary dictionary = new Dictionary();
  private final Texts texts = new Texts();
  private final Postings postings = new Postings();
  private final CommonSubsequence subsequence = new CommonSubsequence();
  private RareFirst order = new RareFirst();
  private int reorderAt = FEW;
  private int searches;

  /**
   * @param max the greatest F that is not too similar, over 0 and under 1
   */
  public NoveltyIndex(double max) {
    if (!(max > 0 && max < 1)) {
      throw new IllegalArgumentException("max is a similarity over 0 and under 1, got " + max);
    }
    common = new LeastCommon(max);
  }

  /**
   * The text among those added that this one is too similar to: the most similar, of equally
   * similar ones the one that was added first; null if there is none.
   */
  public @Nullable Neighbour similarTo(String text) {
    return nearest(dictionary.read(text));
  }

  /** Adds a text, whatever it is similar to. */
  public void add(String id, String text) {
    add(id, dictionary.read(text));
  }

  /**
   * Adds a text unless it is too similar to one; then that is returned, as by {@link #similarTo}.
   */
  public @Nullable Neighbour offer(String id, String text) {
    Tokens tokens = dictionary.read(text);
    Neighbour neighbour = nearest(tokens);
    if (neighbour == null) {
      add(id, tokens);
    }
    return neighbour;
  }

  private @Nullable Neighbour nearest(Tokens text) {
    if (text.length() == 0) {
      return null;
    }
    Search search = new Search(text, ++searches, texts, common, subsequence);
    search.follow(order.sorted(text.occurrences()), postings);
    return search.nearest();
  }

  private void add(String id, Tokens text) {
    if (text.length() == 0) {
      return;
    }
    post(texts.add(id, text), text.occurrences());
    if (texts.size() == reorderAt) {
      reorder();
      reorderAt *= 2;
    }
  }

  /** A text is found by as many words as it takes with the shortest that can be too similar. */
  private void post(int text, int[] occurrences) {
    int[] ordered = order.sorted(occurrences);
    int n = ordered.length;
    int prefix = n - common.of(n + common.shortest(n)) + 1;
    for (int place = 0; place < prefix; place++) {
      postings.add(ordered[place], text, n, n - place);
    }
  }

  private void reorder() {
    int[] counts = new int[dictionary.size()];
    for (int text = 0; text < texts.size(); text++) {
      for (int occurrence : dictionary.occurrences(texts.words(text))) {
        counts[occurrence]++;
      }
    }
    order = new RareFirst(counts);
    postings.clear(counts.length);
    for (int text = 0; text < texts.size(); text++) {
      post(text, dictionary.occurrences(texts.words(text)));
    }
  }
}
