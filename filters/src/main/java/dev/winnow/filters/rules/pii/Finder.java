package dev.winnow.filters.rules.pii;

/** Finds one kind of data in a text, in time linear in its length; never throws on any text. */
interface Finder {
  /** Takes what was found. */
  interface Sink {
    /**
     * A hit.
     *
     * @param start the index of its first character
     * @param end the index behind its last
     */
    void found(int start, int end);
  }

  /** Hands over every hit, in order. */
  void find(String text, Sink sink);
}
