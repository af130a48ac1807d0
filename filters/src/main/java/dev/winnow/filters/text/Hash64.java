package dev.winnow.filters.text;

/** 64-bit hashing of sequences: a polynomial modulo 2^64, mixed after each step or at its end. */
public final class Hash64 {
  /** The polynomial's base: odd, so that a step loses nothing. */
  public static final long BASE = 0x9fb21c651e98df25L;

  private Hash64() {}

  /** The hash so far, and one more element. */
  public static long step(long hash, long element) {
    return hash * BASE + element;
  }

  /**
   * A bijection in which each bit of the input changes each bit of the result with a chance of
   * about one half: the finalizer of SplitMix64 (Steele, Lea and Flood 2014).
   */
  public static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
