package dev.winnow.filters.neardup;

import java.util.Arrays;

/**
 * Similar pairs, in memory: 16 bytes a pair, 8 bytes a copy, with room to grow. Nodes are numbers
 * from 0.
 */
public final class Edges implements PairConsumer {
  private static final int FEW = 16;

  private int[] earlier = new int[FEW];
  private int[] later = new int[FEW];
  private double[] similarity = new double[FEW];
  private int size;
  private int[] representatives = new int[FEW];
  private int[] copies = new int[FEW];
  private int copyCount;

  /** Two rows are similar, in either order; more than once makes no difference. */
  @Override
  public void add(int a, int b, double similarityOfBoth) {
    check(Math.min(a, b), Math.max(a, b));
    if (size == earlier.length) {
      int capacity = grown(size);
      earlier = Arrays.copyOf(earlier, capacity);
      later = Arrays.copyOf(later, capacity);
      similarity = Arrays.copyOf(similarity, capacity);
    }
    earlier[size] = Math.min(a, b);
    later[size] = Math.max(a, b);
    similarity[size++] = similarityOfBoth;
  }

  @Override
  public void addCopy(int representative, int copy) {
    check(representative, copy);
    if (copyCount == copies.length) {
      int capacity = grown(copyCount);
      representatives = Arrays.copyOf(representatives, capacity);
      copies = Arrays.copyOf(copies, capacity);
    }
    representatives[copyCount] = representative;
    copies[copyCount++] = copy;
  }

  private static void check(int earlier, int later) {
    if (earlier < 0 || earlier >= later) {
      throw new IllegalArgumentException("not a pair in order: " + earlier + ", " + later);
    }
  }

  private static int grown(int capacity) {
    return Math.addExact(capacity, capacity >> 1);
  }

  /** Pairs, copies not counted. */
  public int size() {
    return size;
  }

  /** Copies. */
  public int copyCount() {
    return copyCount;
  }

  int earlier(int edge) {
    return earlier[edge];
  }

  int later(int edge) {
    return later[edge];
  }

  double similarity(int edge) {
    return similarity[edge];
  }

  int representative(int index) {
    return representatives[index];
  }

  int copy(int index) {
    return copies[index];
  }
}
