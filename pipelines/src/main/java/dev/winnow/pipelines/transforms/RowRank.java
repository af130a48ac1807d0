package dev.winnow.pipelines.transforms;

import com.google.common.hash.Hashing;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Provenance;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * Where a row stands in a total order of rows: lower priority number first, then greater weight,
 * then id, then provenance and scores. Rows that differ in nothing that is ever written are still
 * told apart, by their position, so that exactly one of them can stay.
 *
 * @param priority 0 where there are no priorities
 * @param weight what counts most then, such as the length of a text
 * @param idHigh the first half of the id's hash, unsigned
 * @param idLow the second half, unsigned
 * @param provenance a hash of where the row is from and of its scores, unsigned
 * @param position the row's number in its source
 */
public record RowRank(
    int priority, long weight, long idHigh, long idLow, long provenance, long position)
    implements Comparable<RowRank>, Serializable {
  /** The rank where there are no priorities. */
  public static RowRank of(long weight, Example row) {
    return of(0, weight, row);
  }

  public static RowRank of(int priority, long weight, Example row) {
    RowId id = RowId.parse(ExampleId.of(row));
    return new RowRank(
        priority, weight, id.high(), id.low(), hash(row), row.provenance().position());
  }

  /** Of all that a reject says of a row beside its texts. */
  private static long hash(Example row) {
    Provenance from = row.provenance();
    String text =
        String.join(
            "\0",
            from.source(),
            from.sourceId(),
            from.method(),
            String.join("\0", from.seedIds()),
            from.teacher(),
            from.promptVersion(),
            from.request(),
            from.finishReason(),
            from.category(),
            from.operation(),
            from.lineage().toString(),
            row.scores().toString());
    return Hashing.murmur3_128().hashString(text, StandardCharsets.UTF_8).asLong();
  }

  /** The id of the row. */
  public RowId id() {
    return new RowId(idHigh, idLow);
  }

  @Override
  public int compareTo(RowRank other) {
    int order = Integer.compare(priority, other.priority);
    order = order != 0 ? order : Long.compare(other.weight, weight);
    order = order != 0 ? order : Long.compareUnsigned(idHigh, other.idHigh);
    order = order != 0 ? order : Long.compareUnsigned(idLow, other.idLow);
    order = order != 0 ? order : Long.compareUnsigned(provenance, other.provenance);
    return order != 0 ? order : Long.compare(position, other.position);
  }
}
