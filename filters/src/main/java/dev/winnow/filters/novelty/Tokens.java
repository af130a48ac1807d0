package dev.winnow.filters.novelty;

/**
 * A text as it is compared.
 *
 * @param words by number, in the text's order
 * @param occurrences the same words as a set: each repetition of a word has a number of its own
 * @param fingerprint see {@link Fingerprint}
 */
@SuppressWarnings("ArrayRecordComponent") // made once a text; never compared as a whole
record Tokens(int[] words, int[] occurrences, long fingerprint) {
  int length() {
    return words.length;
  }
}
