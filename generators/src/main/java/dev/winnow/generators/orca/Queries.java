package dev.winnow.generators.orca;

import dev.winnow.generators.RequestRandom;
import dev.winnow.generators.SeedTask;
import dev.winnow.generators.SeedTasks;
import dev.winnow.generators.SourceRows;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The queries of a step, each once.
 *
 * @param asked those that are asked
 * @param failures what could not be read, and rows that are no query ({@code no_query}), that ask
 *     what another row asks ({@code repeated_source}), or whose subset is none ({@code
 *     unknown_subset})
 */
record Queries(List<Query> asked, List<Failure> failures) {
  /** Which of the rows that ask the same stands for them: it does not depend on their order. */
  private static final Comparator<Query> FIRST =
      Comparator.comparing((Query query) -> query.row().provenance().sourceId())
          .thenComparing(query -> ExampleId.of(query.row()));

  /**
   * Reads the rows of the dataset or the seed tasks.
   *
   * @throws InvalidSetting if there is no query in them
   */
  static Queries read(Settings settings, OrcaSettings own, long seed, SourceRows.Reader datasets) {
    String key = settings.has("read") ? "read" : "seeds";
    SourceRows rows =
        settings.has("read")
            ? datasets.read(settings.section("read"))
            : ofSeeds(SeedTasks.read(settings, "seeds"));
    List<Failure> failures = new ArrayList<>(rows.failures());
    List<Query> distinct = distinct(rows.rows(), own, failures);
    if (distinct.isEmpty()) {
      String first =
          failures.isEmpty()
              ? "it is empty"
              : failures.get(0).source() + ": " + failures.get(0).detail();
      throw settings.invalid(key, "no query in it; " + first);
    }
    if (own.sample() >= distinct.size()) {
      return new Queries(distinct, failures);
    }
    List<Query> sample =
        RequestRandom.sample(
            distinct,
            own.sample(),
            Query::id,
            RequestRandom.of(seed, OrcaGenerator.PART.name() + "/sample", 0));
    return new Queries(sample, failures);
  }

  private static SourceRows ofSeeds(SeedTasks seeds) {
    List<Example> rows = new ArrayList<>();
    for (SeedTask task : seeds.tasks()) {
      SeedTask.Instance first = task.instances().get(0);
      Provenance from = Provenance.read("seeds", task.id(), rows.size() + 1L);
      rows.add(Example.of(task.instruction(), first.input(), first.output(), from));
    }
    return new SourceRows(rows, seeds.failures());
  }

  private static List<Query> distinct(
      List<Example> rows, OrcaSettings own, List<Failure> failures) {
    OwnSystem system = own.draw().own();
    Map<String, List<Query>> same = new LinkedHashMap<>();
    for (Example row : rows) {
      Query query = Query.of(row, system == OwnSystem.KEEP ? row.system() : "");
      if (row.userMessage().isBlank()) {
        failures.add(failure(own, query, "no_query", "it has neither instruction nor input"));
      } else if (system == OwnSystem.SUBSET && unknownSubset(row.system())) {
        failures.add(
            failure(
                own,
                query,
                "unknown_subset",
                "system is none of " + String.join(", ", Subset.LABELS)));
      } else {
        same.computeIfAbsent(query.id(), id -> new ArrayList<>()).add(query);
      }
    }
    return same.values().stream().map(queries -> first(queries, own, failures)).toList();
  }

  private static boolean unknownSubset(String name) {
    return !name.isBlank() && Subset.named(name).isEmpty();
  }

  private static Query first(List<Query> same, OrcaSettings own, List<Failure> failures) {
    same.sort(FIRST);
    Query first = same.get(0);
    for (Query query : same.subList(1, same.size())) {
      String detail = "row " + first.number() + " asks the same";
      failures.add(failure(own, query, "repeated_source", detail));
    }
    return first;
  }

  private static Failure failure(OrcaSettings own, Query query, String reason, String detail) {
    return new Failure(query.named(own.source()), reason, detail, query.row().userMessage());
  }
}
