package dev.winnow.pipelines;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.Filter;
import dev.winnow.filters.NoveltyFilter;
import dev.winnow.filters.RowFilter;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.input.ReadRows;
import dev.winnow.pipelines.ledger.RepeatedIds;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.ApplyFilters;
import dev.winnow.pipelines.transforms.CountRepeatedIds;
import dev.winnow.pipelines.transforms.RenderRows;
import dev.winnow.pipelines.transforms.Rows;
import dev.winnow.pipelines.transforms.SelectTop;
import dev.winnow.pipelines.transforms.WriteFacts;
import dev.winnow.pipelines.transforms.WriteShards;
import dev.winnow.pipelines.transforms.duplicates.DropDuplicates;
import dev.winnow.pipelines.transforms.duplicates.KeepNovel;
import dev.winnow.templates.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
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
 * @param select null for all rows
 * @param render the last step before the shards
 * @param shards where lines are written
 * @param staging where the facts of the run are written
 * @param idsKept whether rows keep the ids of their sources, which had better be different
 * @param partitions into how many parts rows are cut where those of one id meet
 */
record Curation(
    Map<String, PTransform<PBegin, Rows>> sources,
    Map<String, Filter> filters,
    Map<String, ReadRows> references,
    @Nullable SelectTop select,
    RenderRows render,
    WriteShards shards,
    String staging,
    boolean idsKept,
    int partitions) {

  /** Builds the graph. */
  void addTo(Pipeline pipeline) {
    Rows rows = read(pipeline);
    for (Step step : steps()) {
      rows = rows.then(step.name(), step.transform());
    }
    if (select != null) {
      rows = rows.then("Select", select);
    }
    PCollectionList<RepeatedIds> repeated = PCollectionList.empty(pipeline);
    if (idsKept) {
      repeated = repeated.and(rows.examples().apply("Ids", new CountRepeatedIds(partitions)));
    }
    PCollection<OutputLine> data = rows.examples().apply("RenderRows", render);
    rows.rejects()
        .and(data)
        .apply("AllLines", Flatten.pCollections())
        .setCoder(OutputLineCoder.of())
        .apply("WriteShards", shards)
        .apply("WriteFacts", new WriteFacts(rows.tallies(), repeated, staging));
  }

  private Rows read(Pipeline pipeline) {
    PCollectionList<Example> examples = PCollectionList.empty(pipeline);
    PCollectionList<OutputLine> rejects = PCollectionList.empty(pipeline);
    PCollectionList<Tally> tallies = PCollectionList.empty(pipeline);
    for (Map.Entry<String, PTransform<PBegin, Rows>> source : sources.entrySet()) {
      Rows rows = pipeline.apply(source.getKey(), source.getValue());
      examples = examples.and(rows.examples());
      rejects = rejects.and(rows.rejects().getAll());
      tallies = tallies.and(rows.tallies().getAll());
    }
    PCollection<Example> all =
        examples.size() == 1
            ? examples.get(0)
            : examples.apply("AllRows", Flatten.pCollections()).setCoder(ExampleCoder.of());
    return new Rows(all, rejects, tallies);
  }

  private record Step(String name, PTransform<PCollection<Example>, Rows> transform) {}

  /** The filters as steps: neighbouring rules that judge rows by themselves are one step. */
  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    List<ApplyFilters.Named> rules = new ArrayList<>();
    filters.forEach(
        (name, filter) -> {
          if (filter instanceof RowFilter rule) {
            rules.add(new ApplyFilters.Named(name, rule));
          } else if (filter instanceof DuplicateFilter duplicates) {
            flush(rules, steps);
            steps.add(
                new Step(
                    name,
                    new DropDuplicates(
                        name, duplicates, references.get(name), staging, "spool-" + steps.size())));
          } else if (filter instanceof NoveltyFilter novelty) {
            flush(rules, steps);
            steps.add(new Step(name, new KeepNovel(name, novelty)));
          }
        });
    flush(rules, steps);
    return steps;
  }

  private static void flush(List<ApplyFilters.Named> rules, List<Step> steps) {
    if (!rules.isEmpty()) {
      steps.add(new Step("Filters from " + rules.get(0).name(), new ApplyFilters(rules)));
      rules.clear();
    }
  }
}
