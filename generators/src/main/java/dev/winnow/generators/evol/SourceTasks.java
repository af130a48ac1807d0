package dev.winnow.generators.evol;

import dev.winnow.generators.RequestRandom;
import dev.winnow.generators.SeedTask;
import dev.winnow.generators.SeedTasks;
import dev.winnow.generators.SourceRows;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Sanitized;
import dev.winnow.templates.Texts;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The tasks to start from, each once. Rows that ask the same would evolve the same, so that only
 * one of them stays, whatever the file's order: one with an answer, then the first by its id; the
 * others fail.
 *
 * @param tasks in an order that does not depend on the file's
 * @param failures what could not be read; {@code no_instruction}, {@code has_history}, {@code
 *     repeated_source}
 */
record SourceTasks(List<SourceTask> tasks, List<Failure> failures) {
  SourceTasks {
    tasks = List.copyOf(tasks);
    failures = List.copyOf(failures);
  }

  /**
   * Reads what {@code seeds} or {@code read} names.
   *
   * @throws InvalidSetting if it is not exactly one of them, or has no task
   */
  static SourceTasks read(Settings settings, SourceRows.Reader datasets) {
    if (settings.has("seeds") == settings.has("read")) {
      throw settings.invalid(
          "seeds",
          "expected either seeds or read, got " + (settings.has("read") ? "both" : "neither"));
    }
    String step = settings.path();
    if (settings.has("seeds")) {
      SeedTasks seeds = SeedTasks.read(settings, "seeds");
      return distinct(step, ofSeeds(seeds.tasks()), seeds.failures());
    }
    SourceRows rows = datasets.read(settings.section("read"));
    SourceTasks read = distinct(step, ofRows(rows.rows()), rows.failures());
    if (read.tasks().isEmpty()) {
      throw settings.invalid(
          "read", "no row with an instruction in " + settings.section("read").text("path"));
    }
    return read;
  }

  /** Each seed task with its first instance. */
  private static List<SourceTask> ofSeeds(List<SeedTask> seeds) {
    List<SourceTask> tasks = new ArrayList<>();
    for (SeedTask seed : seeds) {
      SeedTask.Instance first = seed.instances().get(0);
      Provenance from = Provenance.read("", seed.id(), tasks.size() + 1L);
      tasks.add(
          source(
              tasks.size() + 1,
              Example.of(seed.instruction(), first.input(), first.output(), from)));
    }
    return tasks;
  }

  private static List<SourceTask> ofRows(List<Example> rows) {
    List<SourceTask> tasks = new ArrayList<>();
    rows.forEach(row -> tasks.add(source(tasks.size() + 1, row)));
    return tasks;
  }

  private static SourceTask source(int number, Example row) {
    return SourceTask.of(number, row.provenance().sourceId(), Texts.map(row, Sanitized::of));
  }

  private static SourceTasks distinct(String step, List<SourceTask> all, List<Failure> unreadable) {
    List<Failure> failures = new ArrayList<>(unreadable);
    TreeMap<String, SourceTask> first = new TreeMap<>();
    for (SourceTask task : all) {
      if (task.task().instruction().isEmpty()) {
        failures.add(task.failure(step, "no_instruction", "there is nothing to evolve"));
      } else if (!task.example().history().isEmpty()) {
        failures.add(task.failure(step, "has_history", "only single instructions evolve"));
      } else {
        first.merge(task.key(), task, SourceTasks::better);
      }
    }
    for (SourceTask task : all) {
      SourceTask kept = first.get(task.key());
      if (kept != null && kept.number() != task.number() && task.example().history().isEmpty()) {
        failures.add(
            task.failure(step, "repeated_source", "it asks the same as row " + kept.number()));
      }
    }
    return new SourceTasks(List.copyOf(first.values()), failures);
  }

  private static SourceTask better(SourceTask one, SourceTask other) {
    Comparator<SourceTask> order =
        Comparator.comparing((SourceTask task) -> !task.answered())
            .thenComparing(task -> task.example().output());
    return order.compare(other, one) < 0 ? other : one;
  }

  /** A random choice of at most so many, which goes by each task's key only. */
  SourceTasks sample(int count, SplittableRandom random) {
    return new SourceTasks(RequestRandom.sample(tasks, count, SourceTask::key, random), failures);
  }
}
