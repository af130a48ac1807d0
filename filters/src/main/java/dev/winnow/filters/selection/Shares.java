package dev.winnow.filters.selection;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Divides a number of rows by shares. Where a group has fewer rows than its share, all groups get
 * fewer, so that the shares hold.
 */
final class Shares {
  /**
   * How many rows each group gives.
   *
   * @param counts by group
   * @param total of the counts; as many as were wanted, or as the scarce group allows
   * @param scarce the group that has too few rows; empty if none has
   */
  record Division(Map<String, Integer> counts, int total, String scarce) {}

  private Shares() {}

  /**
   * The greatest total of which no group's exact share is more than what the group has, divided by
   * largest remainders (Hamilton's method); of equal remainders the first gets the row. No count is
   * a whole row or more away from the exact share.
   *
   * @param wanted how many rows together, at least 0
   * @param shares by group, each at least 1
   * @param rows how many a group has, at least 0
   */
  static Division divide(int wanted, Map<String, Integer> shares, ToIntFunction<String> rows) {
    long parts = shares.values().stream().mapToLong(Integer::longValue).sum();
    int total = wanted;
    String scarce = "";
    for (Map.Entry<String, Integer> share : shares.entrySet()) {
      long most = divided(rows.applyAsInt(share.getKey()), parts, share.getValue())[0].longValue();
      if (most < total) {
        total = (int) most;
        scarce = share.getKey();
      }
    }
    return new Division(counts(total, shares, parts), total, scarce);
  }

  private static Map<String, Integer> counts(int total, Map<String, Integer> shares, long parts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, BigInteger> remainders = new LinkedHashMap<>();
    int left = total;
    for (Map.Entry<String, Integer> share : shares.entrySet()) {
      BigInteger[] exact = divided(total, share.getValue(), parts);
      counts.put(share.getKey(), exact[0].intValue());
      remainders.put(share.getKey(), exact[1]);
      left -= exact[0].intValue();
    }
    List<String> largest = new ArrayList<>(remainders.keySet());
    largest.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder()));
    largest.subList(0, left).forEach(group -> counts.merge(group, 1, Integer::sum));
    return counts;
  }

  /** The whole part of a · b / c, and what remains. */
  private static BigInteger[] divided(long a, long b, long c) {
    return BigInteger.valueOf(a)
        .multiply(BigInteger.valueOf(b))
        .divideAndRemainder(BigInteger.valueOf(c));
  }
}
