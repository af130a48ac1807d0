package dev.winnow.filters.neardup;

import java.util.Arrays;

/**
 * The shingles of a set that can give a bucket of the signature its least hash: no more than {@link
 * Signature#LENGTH}, and all that Lucene's filter needs to see. To hash a shingle there costs ten
 * times what it costs here, since each becomes a string, an encoder and a tree's node.
 *
 * <p>The hash is the one that Lucene's {@code MinHashFilter} compares by: the second half of
 * MurmurHash3 (x64, 128 bits, seed 0) of the term in UTF-16LE, times 37, and the same half of the
 * hash of four zero bytes. A filter that hashed otherwise would still sign whatever is given to it;
 * a test holds that signatures do not change by this.
 */
final class Contenders {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  /** Lucene mixes in the number of the hash function, which is 0 here, by a factor and a hash. */
  private static final long FACTOR = 37;

  private static final long FIRST_FUNCTION = finished(8) + 2 * finished(12);

  private Contenders() {}

  /** Those of the set that are least in their bucket; in no order. */
  static long[] of(long[] shingles) {
    long[] least = new long[Signature.LENGTH];
    long[] contenders = new long[Signature.LENGTH];
    boolean[] filled = new boolean[Signature.LENGTH];
    for (long shingle : shingles) {
      long hash = hash(shingle);
      int bucket = Signature.bucket(hash);
      // In one bucket the highest bits are the same, so that signed order is unsigned order.
      if (!filled[bucket] || hash < least[bucket]) {
        filled[bucket] = true;
        least[bucket] = hash;
        contenders[bucket] = shingle;
      }
    }
    int count = 0;
    for (int bucket = 0; bucket < Signature.LENGTH; bucket++) {
      if (filled[bucket]) {
        contenders[count++] = contenders[bucket];
      }
    }
    return Arrays.copyOf(contenders, count);
  }

  /** Of the term that {@link ShingleTokens} makes of the shingle. */
  static long hash(long shingle) {
    long h1 = Long.rotateLeft(units(shingle) * C1, 31) * C2;
    h1 = Long.rotateLeft(h1, 27) * 5 + 0x52dce729;
    long h2 = Long.rotateLeft(units(shingle >>> Integer.SIZE) * C2, 33) * C1;
    h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
    h1 ^= 2 * Long.BYTES;
    h2 ^= 2 * Long.BYTES;
    h1 += h2;
    h2 += h1;
    h2 = finished(h2);
    return (finished(h1) + 2 * h2) * FACTOR + FIRST_FUNCTION;
  }

  /** The lower four bytes as UTF-16 units, the first lowest. */
  private static long units(long bytes) {
    long units = bytes & 0xffffffffL;
    units = (units | units << Short.SIZE) & 0x0000ffff0000ffffL;
    return (units | units << Byte.SIZE) & 0x00ff00ff00ff00ffL;
  }

  private static long finished(long hash) {
    long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
