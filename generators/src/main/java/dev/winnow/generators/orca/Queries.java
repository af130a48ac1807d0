package dev.winnow.generators.orca;

import dev.winnow.generators.Sources;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Surrogates;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which rows are queries: those that ask something ({@code no_query}), without tools ({@code
 * has_tools}), and whose subset, if it is given, is one ({@code unknown_subset}).
 *
 * @param own what a row's own system message means
 */
record Queries(OwnSystem own) implements Sources.Use {
  private static final int MOST_SHOWN = 60;

  /** Of the row's own system message if that is kept, its history and its user message. */
  @Override
  public String key(Example row) {
    String system = own == OwnSystem.KEEP ? row.system() : "";
    return ExampleId.of(
        new Example(
            system, row.history(), row.userMessage(), "", "", row.provenance(), new TreeMap<>()));
  }

  @Override
  public Optional<Sources.Refusal> refusal(Example row) {
    if (row.userMessage().isBlank()) {
      return Optional.of(new Sources.Refusal("no_query", "it has neither instruction nor input"));
    }
    if (row.usesTools()) {
      return Optional.of(new Sources.Refusal("has_tools", "teachers are asked without tools"));
    }
    String system = row.system();
    if (own == OwnSystem.SUBSET && !system.isBlank() && Subset.named(system).isEmpty()) {
      return Optional.of(
          new Sources.Refusal(
              "unknown_subset",
              "system is \""
                  + Surrogates.prefix(system, MOST_SHOWN)
                  + "\", none of "
                  + String.join(", ", Subset.LABELS)));
    }
    return Optional.empty();
  }
}
