package dev.winnow.generators;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What random samples are drawn from. Each element draws a lot that depends on the random number
 * and its own id only (rendezvous hashing): one element more, or less, or another text in one,
 * leaves nearly all samples as they are, and with them what was paid for.
 */
public final class Lots<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Up to so many are found without sorting. */
  private static final int FEW = 64;

  @SuppressWarnings("serial") // a generator's elements are, and its lists
  private final List<T> elements;

  /** Of the ids, made once: a request draws from thousands. */
  private final long[] hashes;

  private Lots(List<T> elements, long[] hashes) {
    this.elements = elements;
    this.hashes = hashes;
  }

  /** Lots of so many elements; those of equal ids are equal. */
  public static <T> Lots<T> of(List<T> elements, Function<T, String> id) {
    return new Lots<>(
        List.copyOf(elements), elements.stream().map(id).mapToLong(Lots::hash).toArray());
  }

  /** How many elements there are. */
  public int size() {
    return hashes.length;
  }

  /**
   * So many different elements, in random order.
   *
   * @param count how many, at most those that there are
   */
  public List<T> sample(int count, SplittableRandom random) {
    long draw = random.nextLong();
    long[] lots = new long[hashes.length];
    for (int i = 0; i < lots.length; i++) {
      lots[i] = mixed(draw ^ hashes[i]);
    }
    return smallest(lots, Math.min(count, lots.length)).stream().map(elements::get).toList();
  }

  /** The places of the smallest lots, smallest first, of equal ones the earlier. */
  private static List<Integer> smallest(long[] lots, int count) {
    if (count > FEW) {
      return IntStream.range(0, lots.length)
          .boxed()
          .sorted(Comparator.comparingLong(i -> lots[i]))
          .limit(count)
          .toList();
    }
    // A few of thousands for each request: sorting them all took more CPU than the request.
    int[] best = new int[count];
    int size = 0;
    for (int i = 0; i < lots.length && count > 0; i++) {
      if (size == count && lots[i] >= lots[best[count - 1]]) {
        continue;
      }
      size = Math.min(size + 1, count);
      int place = size - 1;
      while (place > 0 && lots[i] < lots[best[place - 1]]) {
        best[place] = best[place - 1];
        place--;
      }
      best[place] = i;
    }
    return IntStream.of(best).boxed().toList();
  }

  private static long hash(String id) {
    long hash = 0;
    for (int i = 0; i < id.length(); i++) {
      hash = mixed(hash + id.charAt(i));
    }
    return mixed(hash + id.length());
  }

  /** Stafford's 13th variant of MurmurHash3's finalizer, as in SplittableRandom. */
  private static long mixed(long number) {
    long first = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
    long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
    return second ^ (second >>> 31);
  }
}
