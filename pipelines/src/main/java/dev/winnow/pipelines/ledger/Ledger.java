package dev.winnow.pipelines.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.WrittenFile;
import dev.winnow.templates.Json;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of every row. What came in is counted where it enters the graph, what became of it
 * where it is written; so a row lost in between shows.
 *
 * @param read rows read from files, by file
 * @param generated rows and failures that generation gave, by step
 * @param kept rows in {@code data/}
 * @param dropped rows in {@code rejects/dropped-…}, by {@code filter.reason}
 * @param failed lines in {@code rejects/failed-…}, by reason
 */
public record Ledger(
    SortedMap<String, Long> read,
    SortedMap<String, Long> generated,
    long kept,
    SortedMap<String, Long> dropped,
    SortedMap<String, Long> failed) {

  public Ledger {
    read = Collections.unmodifiableSortedMap(new TreeMap<>(read));
    generated = Collections.unmodifiableSortedMap(new TreeMap<>(generated));
    dropped = Collections.unmodifiableSortedMap(new TreeMap<>(dropped));
    failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
  }

  /** The ledger of a run, from what came in and what was written. */
  public static Ledger of(List<Tally> tallies, List<WrittenFile> files) {
    SortedMap<String, Long> read = new TreeMap<>();
    SortedMap<String, Long> generated = new TreeMap<>();
    for (Tally tally : tallies) {
      (tally.kind() == Tally.Kind.READ ? read : generated)
          .merge(tally.source(), tally.rows(), Long::sum);
    }
    SortedMap<String, Long> dropped = new TreeMap<>();
    SortedMap<String, Long> failed = new TreeMap<>();
    long kept = 0;
    for (WrittenFile file : files) {
      if (file.kind() == OutputKind.DATA) {
        kept += file.rows();
        continue;
      }
      SortedMap<String, Long> counts = file.kind() == OutputKind.DROPPED ? dropped : failed;
      file.labels().forEach((label, rows) -> counts.merge(label, rows, Long::sum));
    }
    return new Ledger(read, generated, kept, dropped, failed);
  }

  /** Everything that came in. */
  public long in() {
    return sum(read) + sum(generated);
  }

  /** Everything that is accounted for. */
  public long out() {
    return kept + sum(dropped) + sum(failed);
  }

  /** Whether read + generated = kept + dropped + failed. */
  public boolean balances() {
    return in() == out();
  }

  /** Whether something came in and nothing of it became a row. */
  public boolean allFailed() {
    return in() > 0 && in() == sum(failed);
  }

  static long sum(SortedMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The content of {@code ledger.json}. */
  public ObjectNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("read", sum(read)).put("generated", sum(generated)).put("kept", kept);
    json.set("dropped", Json.MAPPER.valueToTree(dropped));
    json.set("failed", Json.MAPPER.valueToTree(failed));
    json.put("balanced", balances());
    ObjectNode sources = json.putObject("sources");
    sources.set("read", Json.MAPPER.valueToTree(read));
    sources.set("generated", Json.MAPPER.valueToTree(generated));
    return json;
  }
}
