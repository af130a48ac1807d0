package dev.winnow.pipelines.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.SourceRows;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipeDraftTest {
  private static String generate(RecipeDraft draft) {
    String text = draft.text();
    return text.substring(text.indexOf("generate:"), text.indexOf("\nfilters:"));
  }

  private static RecipeDraft draft(Parameter... parameters) {
    return RecipeDraft.of(new Part<>("own", "Doc.", List.of(parameters), settings -> "x"));
  }

  @Test
  void givenRequiredKeys_fillsThemIn() {
    RecipeDraft draft =
        draft(
            Parameter.file("seeds", "S.").required(),
            Parameter.integer("size", "a size", "I.").required().atLeast(7),
            Parameter.number("share", "a share", "N.").required().atMost(0.5),
            Parameter.text("kind", "K.").oneOf(List.of("b c", "a")).required(),
            Parameter.texts("tags", "T.").required(),
            Parameter.counts("of", "a number", "C.").required(),
            Parameter.mapping("map", "M.").required());
    assertThat(generate(draft).lines())
        .containsExactly(
            "generate:",
            "  - method: own",
            "    # teacher: default              # Which of the teachers answers.",
            "    # seed:                         # Of this step's randomness; else the recipe's.",
            "    # novelty:                      # Lets go of rows whose instruction is too similar to a"
                + " seed's or to that of a row kept before.",
            "    #   metric: rouge-l             # How instructions are compared.",
            "    #   max:                        # The greatest similarity of a row that is kept.",
            "    seeds: seed_tasks.jsonl         # S.",
            "    size: 7                         # I.",
            "    share: 0.5                      # N.",
            "    kind: \"b c\"                     # K.",
            "    tags: [\"tags\"]                  # T.",
            "    of: {of: 1}                     # C.",
            "    map: {map: map}                 # M.");
    assertThat(draft.files()).containsExactly(StarterFile.SEED_TASKS);
  }

  @Test
  void givenMethodThatReads_readsRows() {
    RecipeDraft draft =
        draft(
            SourceRows.parameter("Rows."),
            Parameter.integer("target", "a number of rows", "Wanted."),
            Parameter.integer("n", "a number", "Nothing."));
    assertThat(generate(draft).lines())
        .endsWith(
            "    read:                           # Rows.",
            "      path: rows.jsonl              # The dataset: JSONL, a JSON array, CSV or TSV,"
                + " also packed.",
            "    #   map:                        # Field names or JSON pointers of its rows, by our"
                + " field.",
            "    target: 100                     # Wanted.",
            "    # n:                            # Nothing.");
    assertThat(draft.files()).containsExactly(StarterFile.ROWS);
  }

  @Test
  void givenSeedsOrRows_takesSeeds() {
    RecipeDraft draft = draft(SourceRows.parameter("Rows."), Parameter.file("seeds", "S."));
    assertThat(generate(draft).lines())
        .anyMatch(line -> line.startsWith("    # read:"))
        .anyMatch(line -> line.startsWith("    #   path:"))
        .anyMatch(line -> line.startsWith("    seeds: seed_tasks.jsonl"));
    assertThat(draft.files()).containsExactly(StarterFile.SEED_TASKS);
  }

  @Test
  void givenNoFiles_needsNone() {
    assertThat(draft(Parameter.text("a", "A.").orElse("x")).files()).isEmpty();
  }
}
