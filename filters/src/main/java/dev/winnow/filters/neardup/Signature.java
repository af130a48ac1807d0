package dev.winnow.filters.neardup;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The MinHash signature of a set of shingles: {@value #LENGTH} numbers, of which two sets share, on
 * average, the fraction that is their Jaccard similarity.
 *
 * <p>It is a one-permutation MinHash: one hash function spreads the shingles over {@value #LENGTH}
 * buckets, each bucket keeps its least hash, and an empty bucket borrows from the next that is not
 * ("densification via rotation", Shrivastava and Li, "Densifying One Permutation Hashing via
 * Rotation for Fast Near Neighbor Search", ICML 2014). A hash begins with the number of its bucket,
 * so a borrowed hash never equals one of the bucket's own. Lucene's {@link MinHashFilter} computes
 * the hashes; that it can rotate as well is not used, because it takes a fifth of the time.
 */
public final class Signature {
  /** Numbers in a signature; number {@code i} is that of bucket {@code i}. */
  public static final int LENGTH = 128;

  private static final int BUCKET_SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(LENGTH);
  private static final int HASH_FUNCTIONS = 1;
  private static final int HASHES_A_BUCKET = 1;
  private static final ThreadLocal<Signature> OF_THREAD = ThreadLocal.withInitial(Signature::new);

  private final ShingleTokens shingles = new ShingleTokens();
  private final TokenStream hashes =
      new MinHashFilter(shingles, HASH_FUNCTIONS, LENGTH, HASHES_A_BUCKET, false);
  private final CharTermAttribute term = hashes.getAttribute(CharTermAttribute.class);

  private Signature() {}

  /**
   * The signature of a set, {@value #LENGTH} long. The order of the set and repetitions in it make
   * no difference.
   *
   * @param shingles at least one hash
   */
  public static long[] of(long[] shingles) {
    if (shingles.length == 0) {
      throw new IllegalArgumentException("an empty set has no signature");
    }
    try {
      return OF_THREAD.get().sign(shingles);
    } catch (IOException e) {
      throw new UncheckedIOException("reading memory failed", e);
    }
  }

  private long[] sign(long[] set) throws IOException {
    shingles.setShingles(Contenders.of(set));
    hashes.reset();
    long[] signature = new long[LENGTH];
    boolean[] filled = new boolean[LENGTH];
    long next = 0;
    for (int i = 0; i < LENGTH && hashes.incrementToken(); i++) {
      long hash = firstLong(term.buffer());
      int bucket = bucket(hash);
      signature[bucket] = hash;
      filled[bucket] = true;
      next = i == 0 ? hash : next;
    }
    hashes.end();
    hashes.close();
    for (int bucket = LENGTH - 1; bucket >= 0; bucket--) {
      next = filled[bucket] ? signature[bucket] : next;
      signature[bucket] = next;
    }
    return signature;
  }

  /** The bucket of a hash. */
  static int bucket(long hash) {
    return (int) (hash >>> BUCKET_SHIFT);
  }

  /**
   * A token is a hash of 128 bits, highest first, as eight raw UTF-16 units. The first 64 bits hold
   * the bucket and decide which hash is least; there may be surrogates among the units, so it is
   * not a text.
   */
  static long firstLong(char[] units) {
    return ((long) units[0] << 48) | ((long) units[1] << 32) | ((long) units[2] << 16) | units[3];
  }
}
