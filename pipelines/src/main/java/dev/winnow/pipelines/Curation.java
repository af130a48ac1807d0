package dev.winnow.pipelines;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.Filter;
import dev.winnow.filters.NoveltyFilter;
import dev.winnow.filters.RowFilter;
import dev.winnow.pipelines.input.ReadRows;
import dev.winnow.pipelines.ledger.RepeatedIds;
import dev.winnow.pipelines.transforms.CountRepeatedIds;
import dev.winnow.pipelines.transforms.Landed;
import dev.winnow.pipelines.transforms.NamedRule;
import dev.winnow.pipelines.transforms.Outcome;
import dev.winnow.pipelines.transforms.PendingRows;
import dev.winnow.pipelines.transforms.ToLines;
import dev.winnow.pipelines.transforms.WriteFacts;
import dev.winnow.pipelines.transforms.WriteShards;
import dev.winnow.pipelines.transforms.duplicates.DropDuplicates;
import dev.winnow.pipelines.transforms.duplicates.KeepNovel;
import dev.winnow.pipelines.transforms.selection.SelectRows;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionList;
import org.jspecify.annotations.Nullable;

/**
 * The graph of a run, on one page: sources, filters in the recipe's order, selection, rendering,
 * shards. Every row that a step lets go is a line of output as well, so that the ledger can
 * balance.
 *
 * @param sources what reads or generates rows, by name
 * @param filters by the names that the ledger has for them
 * @param references what reads the datasets that filters compare with, by the filters' names
 * @param clustered whether rows are to know their clusters of similar rows
 * @param select null for all rows
 * @param render the last step before the shards
 * @param shards where lines are written
 * @param staging where the facts of the run are written
 * @param idsKept whether rows keep the ids of their sources, which had better be different
 */
record Curation(
    Map<String, PTransform<PBegin, PendingRows>> sources,
    Map<String, Filter> filters,
    Map<String, ReadRows> references,
    boolean clustered,
    @Nullable SelectRows select,
    ToLines render,
    WriteShards shards,
    String staging,
    boolean idsKept) {

  /** Builds the graph. */
  void addTo(Pipeline pipeline) {
    PendingRows rows = PendingRows.none(pipeline);
    for (Map.Entry<String, PTransform<PBegin, PendingRows>> source : sources.entrySet()) {
      rows = rows.and(pipeline.apply(source.getKey(), source.getValue()));
    }
    for (Map.Entry<String, Filter> filter : filters.entrySet()) {
      rows = after(rows, filter.getKey(), filter.getValue());
    }
    if (select != null) {
      rows = rows.then("Select", select);
    }
    Landed rendered = rows.land("Render", render, staging);
    PCollectionList<RepeatedIds> repeated = PCollectionList.empty(pipeline);
    if (idsKept) {
      repeated =
          repeated.and(
              rendered.get(ToLines.IDS, ToLines.ID_CODER).apply("Ids", new CountRepeatedIds()));
    }
    Outcome outcome = rendered.outcome();
    Pipeline.applyTransform("WriteShards", outcome, shards)
        .apply("WriteFacts", new WriteFacts(outcome.tallies(), repeated, staging));
  }

  private PendingRows after(PendingRows rows, String name, Filter filter) {
    if (filter instanceof RowFilter rule) {
      return rows.meeting(new NamedRule(name, rule));
    }
    if (filter instanceof DuplicateFilter duplicates) {
      String spool = "spool-" + List.copyOf(filters.keySet()).indexOf(name);
      return rows.then(
          name,
          new DropDuplicates(name, duplicates, references.get(name), clustered, staging, spool));
    }
    return rows.then(name, staging, new KeepNovel(name, (NoveltyFilter) filter));
  }
}
