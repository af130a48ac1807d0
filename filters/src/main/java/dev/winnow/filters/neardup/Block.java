package dev.winnow.filters.neardup;

/** A run of rows that are decided together, and where their chains leave it. */
final class Block {
  private final Chains chains;
  private final int from;
  private final int to;
  private final int firstLink;
  private final int[] before;

  Block(Chains chains, int from, int to) {
    this.chains = chains;
    this.from = from;
    this.to = to;
    firstLink = chains.start(from);
    before = new int[chains.start(to) - firstLink];
    for (int i = 0; i < before.length; i++) {
      int earlier = chains.previous(firstLink + i);
      before[i] = isWithin(earlier) ? before[earlier - firstLink] : earlier;
    }
  }

  private boolean isWithin(int link) {
    return link >= firstLink;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** The link of the last row before the block that shares a link's key. */
  int before(int link) {
    return before[link - firstLink];
  }

  /** Notes that the nearest row before the block that stays is this one. */
  void lead(int link, int earlier) {
    if (!isWithin(chains.previous(link))) {
      chains.shorten(link, earlier);
    }
  }
}
