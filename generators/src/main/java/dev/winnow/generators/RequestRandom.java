package dev.winnow.generators;

import dev.winnow.templates.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Randomness of one request: the same for the same recipe seed, method and index, anywhere. */
public final class RequestRandom {
  /** Up to so many are found without sorting. */
  private static final int FEW = 64;

  private RequestRandom() {}

  /** A generator of its own, seeded from the SHA-256 of recipe seed, index and method. */
  public static SplittableRandom of(long seed, String method, int index) {
    byte[] name = method.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + name.length);
    key.putLong(seed).putInt(index).put(name);
    byte[] hash = Sha256.digest().digest(key.array());
    return new SplittableRandom(ByteBuffer.wrap(hash).getLong());
  }

  /** A generator of its own for a row and round: it does not depend on where the row stands. */
  public static SplittableRandom of(long seed, String method, String id, int round) {
    return of(seed, method + "\n" + id, round);
  }

  /**
   * So many different elements, in random order, each by a lot that depends on the random number
   * and its own id only (rendezvous hashing): one element more, or less, or another text in one,
   * leaves nearly all samples as they are, and with them what was paid for.
   *
   * @param count at most the size of the list
   */
  public static <T> List<T> sample(
      List<T> from, int count, Function<T, String> id, SplittableRandom random) {
    long draw = random.nextLong();
    long[] lots = new long[from.size()];
    for (int i = 0; i < lots.length; i++) {
      lots[i] = lot(draw, id.apply(from.get(i)));
    }
    return smallest(lots, Math.min(count, lots.length)).stream().map(from::get).toList();
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

  private static long lot(long draw, String id) {
    long lot = draw;
    for (int i = 0; i < id.length(); i++) {
      lot = mixed(lot + id.charAt(i));
    }
    return mixed(lot);
  }

  /** Stafford's 13th variant of MurmurHash3's finalizer, as in SplittableRandom. */
  private static long mixed(long number) {
    long first = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
    long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
    return second ^ (second >>> 31);
  }
}
