package dev.winnow.pipelines.output;

import dev.winnow.templates.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One line of an output file.
 *
 * @param kind which files it belongs to
 * @param label what the ledger counts it under: {@code filter.reason} or {@code reason}; empty for
 *     data
 * @param order where it stands among the lines of its kind: the first 64 bits, unsigned, of a hash
 *     of the row, so that shards are of equal size
 * @param json the line without its end
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record OutputLine(OutputKind kind, String label, long order, byte[] json)
    implements Comparable<OutputLine> {

  /** A line whose place follows from its content alone. */
  public static OutputLine byContent(OutputKind kind, String label, byte[] json) {
    return new OutputLine(
        kind, label, ByteBuffer.wrap(Sha256.digest().digest(json)).getLong(), json);
  }

  @Override
  public int compareTo(OutputLine other) {
    int byOrder = Long.compareUnsigned(order, other.order);
    return byOrder != 0 ? byOrder : Arrays.compareUnsigned(json, other.json);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof OutputLine other
        && kind == other.kind
        && label.equals(other.label)
        && compareTo(other) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(order);
  }
}
