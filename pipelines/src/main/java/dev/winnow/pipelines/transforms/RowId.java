package dev.winnow.pipelines.transforms;

import dev.winnow.templates.ExampleId;
import java.io.Serializable;
import java.util.Comparator;

/**
 * A row's id as its hash, in the order of the ids' texts.
 *
 * @param high the first half, unsigned
 * @param low the second half, unsigned
 */
public record RowId(long high, long low) implements Comparable<RowId>, Serializable {
  private static final int DIGITS = 16;
  private static final Comparator<RowId> ORDER =
      Comparator.comparing(RowId::high, Long::compareUnsigned)
          .thenComparing(RowId::low, Long::compareUnsigned);

  /** The hash that an {@link ExampleId} holds. */
  public static RowId parse(String id) {
    int start = ExampleId.PREFIX.length();
    return new RowId(
        Long.parseUnsignedLong(id, start, start + DIGITS, 16),
        Long.parseUnsignedLong(id, start + DIGITS, start + 2 * DIGITS, 16));
  }

  @Override
  public int compareTo(RowId other) {
    return ORDER.compare(this, other);
  }

  /** The id itself. */
  @Override
  public String toString() {
    return ExampleId.PREFIX + hex(high) + hex(low);
  }

  private static String hex(long half) {
    String digits = Long.toHexString(half);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}
