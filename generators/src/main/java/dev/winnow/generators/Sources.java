package dev.winnow.generators;

import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Failure;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a method starts from, each once: seed tasks, each with its first instance, or the rows of a
 * dataset. Rows that ask the same would be paid for twice, so that only one of them stays, whatever
 * the file's order.
 *
 * @param list at least one
 * @param failures what could not be read, what the method has no use for, and rows that ask what
 *     another one asks ({@code repeated_source})
 */
public record Sources(List<Source> list, List<Failure> failures) implements Serializable {
  /** The settings: exactly one of {@code seeds} and {@code read}, and {@code sample}. */
  public static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.file("seeds", "Seed tasks to start from, each with its first instance."),
          SourceRows.parameter("A dataset of rows to start from, in place of seeds."),
          Parameter.integer("sample", "a number of rows", "A random choice of so many of them.")
              .atLeast(1));

  /** Which of the rows that ask the same stands for them. */
  private static final Comparator<Source> FIRST =
      Comparator.comparing((Source source) -> !source.answered())
          .thenComparing(source -> source.row().provenance().sourceId())
          .thenComparing(source -> ExampleId.of(source.row()));

  public Sources {
    list = List.copyOf(list);
    failures = List.copyOf(failures);
  }

  /** What a method makes of rows. */
  public interface Use {
    /** The id of what a row asks, the same for all that ask the same. */
    String key(Example row);

    /** Why the row is of no use; empty if it is. */
    Optional<Refusal> refusal(Example row);
  }

  /** The reason that the ledger counts by, and what is wrong, for a person. */
  public record Refusal(String reason, String detail) {}

  /**
   * Reads what {@code seeds} or {@code read} names.
   *
   * @throws InvalidSetting if it is not exactly one of them, or has no row of use
   */
  public static Sources read(Settings settings, SourceRows.Reader datasets, Use use) {
    if (settings.has("seeds") && settings.has("read")) {
      throw settings.invalid("seeds", "expected seeds or read, got both: remove one of the two");
    }
    if (!settings.has("seeds") && !settings.has("read")) {
      throw settings.invalid(
          "read", "is missing: expected read (a dataset) or seeds (a file of seed tasks)");
    }
    String key = settings.has("seeds") ? "seeds" : "read";
    SourceRows rows =
        key.equals("seeds")
            ? SeedTasks.read(settings, key).rows()
            : datasets.read(settings.section(key));
    Sources sources = distinct(settings.path(), rows, use);
    if (sources.list.isEmpty()) {
      String file = key.equals("seeds") ? settings.text(key) : settings.section(key).text("path");
      throw settings.invalid(key, SourceRows.none("row of use", file, sources.failures));
    }
    return sources;
  }

  private static Sources distinct(String step, SourceRows rows, Use use) {
    List<Failure> failures = new ArrayList<>(rows.failures());
    Map<String, List<Source>> same = new LinkedHashMap<>();
    for (Example row : rows.rows()) {
      Source source = new Source(use.key(row), row);
      Optional<Refusal> refusal = use.refusal(row);
      if (refusal.isPresent()) {
        failures.add(failure(step, source, refusal.get()));
      } else {
        same.computeIfAbsent(source.key(), key -> new ArrayList<>()).add(source);
      }
    }
    List<Source> list = new ArrayList<>();
    for (List<Source> sources : same.values()) {
      sources.sort(FIRST);
      Source first = sources.get(0);
      list.add(first);
      Refusal repeated =
          new Refusal("repeated_source", "it asks the same as row " + first.number());
      sources.stream().skip(1).forEach(other -> failures.add(failure(step, other, repeated)));
    }
    return new Sources(list, failures);
  }

  private static Failure failure(String step, Source source, Refusal refusal) {
    return new Failure(
        source.named(step), refusal.reason(), refusal.detail(), source.row().userMessage());
  }

  /** A random choice of at most so many, in random order; both go by each source's key only. */
  public Sources sample(int count, SplittableRandom random) {
    return new Sources(Lots.of(list, Source::key).sample(count, random), failures);
  }
}
