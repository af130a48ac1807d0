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
 * @param splits how many of them are in each split; empty where they are not split
 * @param dropped rows in {@code rejects/dropped-…}, by {@code filter.reason}
 * @param failed lines in {@code rejects/failed-…}, by reason
 * @param changed rows that filters changed, by {@code filter.reason}, whatever became of them; no
 *     part of the balance
 */
public record Ledger(
    SortedMap<String, Long> read,
    SortedMap<String, Long> generated,
    long kept,
    SortedMap<String, Long> splits,
    SortedMap<String, Long> dropped,
    SortedMap<String, Long> failed,
    SortedMap<String, Long> changed) {

  public Ledger {
    read = Collections.unmodifiableSortedMap(new TreeMap<>(read));
    generated = Collections.unmodifiableSortedMap(new TreeMap<>(generated));
    splits = Collections.unmodifiableSortedMap(new TreeMap<>(splits));
    dropped = Collections.unmodifiableSortedMap(new TreeMap<>(dropped));
    failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
    changed = Collections.unmodifiableSortedMap(new TreeMap<>(changed));
  }

  /**
   * The ledger of a run, from what came in and what was written.
   *
   * @param splits the names of {@link OutputKind#DATA} and {@link OutputKind#VALIDATION}; none
   *     where rows are not split
   */
  public static Ledger of(List<Tally> tallies, List<WrittenFile> files, List<String> splits) {
    SortedMap<String, Long> dropped = new TreeMap<>();
    SortedMap<String, Long> failed = new TreeMap<>();
    long[] kept = new long[2];
    for (WrittenFile file : files) {
      if (file.kind() == OutputKind.DATA || file.kind() == OutputKind.VALIDATION) {
        kept[file.kind().ordinal()] += file.rows();
        continue;
      }
      SortedMap<String, Long> counts = file.kind() == OutputKind.DROPPED ? dropped : failed;
      file.labels().forEach((label, rows) -> counts.merge(label, rows, Long::sum));
    }
    SortedMap<String, Long> bySplit = new TreeMap<>();
    for (int side = 0; side < splits.size(); side++) {
      bySplit.put(splits.get(side), kept[side]);
    }
    return new Ledger(
        sums(Tally.Kind.READ, tallies),
        sums(Tally.Kind.GENERATED, tallies),
        kept[0] + kept[1],
        bySplit,
        dropped,
        failed,
        sums(Tally.Kind.CHANGED, tallies));
  }

  private static SortedMap<String, Long> sums(Tally.Kind kind, List<Tally> tallies) {
    SortedMap<String, Long> sums = new TreeMap<>();
    for (Tally tally : tallies) {
      if (tally.kind() == kind) {
        sums.merge(tally.source(), tally.rows(), Long::sum);
      }
    }
    return sums;
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

  /** Whether nothing that came in became a row; so it is where nothing came in. */
  public boolean allFailed() {
    return in() == sum(failed);
  }

  static long sum(SortedMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The content of {@code ledger.json}; splits and what was changed only where there are any. */
  public ObjectNode json() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("read", sum(read)).put("generated", sum(generated)).put("kept", kept);
    if (!splits.isEmpty()) {
      json.set("splits", Json.MAPPER.valueToTree(splits));
    }
    json.set("dropped", Json.MAPPER.valueToTree(dropped));
    json.set("failed", Json.MAPPER.valueToTree(failed));
    if (!changed.isEmpty()) {
      json.set("changed", Json.MAPPER.valueToTree(changed));
    }
    json.put("balanced", balances());
    ObjectNode sources = json.putObject("sources");
    sources.set("read", Json.MAPPER.valueToTree(read));
    sources.set("generated", Json.MAPPER.valueToTree(generated));
    return json;
  }
}
