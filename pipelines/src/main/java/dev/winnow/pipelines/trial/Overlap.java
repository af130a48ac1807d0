package dev.winnow.pipelines.trial;

import java.util.BitSet;

/**
 * How the rows that some rules hit overlap. It holds a number for each pair of rules, however many
 * rows there are.
 */
final class Overlap {
  private final long[][] both;
  private final long[] alone;
  private long rows;

  Overlap(int rules) {
    both = new long[rules][rules];
    alone = new long[rules];
  }

  /** Counts a row that these rules hit, by their numbers. */
  void add(BitSet hits) {
    rows++;
    if (hits.cardinality() == 1) {
      alone[hits.nextSetBit(0)]++;
    }
    hits.stream().forEach(one -> hits.stream().forEach(other -> both[one][other]++));
  }

  void add(Overlap later) {
    rows += later.rows;
    for (int one = 0; one < alone.length; one++) {
      alone[one] += later.alone[one];
      for (int other = 0; other < alone.length; other++) {
        both[one][other] += later.both[one][other];
      }
    }
  }

  /** How many rows there are. */
  long rows() {
    return rows;
  }

  /** How many rows a rule hits. */
  long hits(int rule) {
    return both[rule][rule];
  }

  /** How many rows both rules hit. */
  long both(int one, int other) {
    return both[one][other];
  }

  /** How many rows no other rule hits. */
  long alone(int rule) {
    return alone[rule];
  }
}
