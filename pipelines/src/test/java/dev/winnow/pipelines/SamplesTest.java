package dev.winnow.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.pipelines.recipe.RecipeReader;
import dev.winnow.pipelines.recipe.RecipeSchema;
import dev.winnow.pipelines.recipe.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples that README names run as it says, without a key. */
class SamplesTest {
  private static final Path SAMPLES = Path.of("../samples");

  @TempDir Path temp;

  private static Recipe recipe(String name) {
    return new RecipeReader(Vocabulary.standard()).read(SAMPLES.resolve(name), List.of());
  }

  private RecipeRun.Result run(String name, String runner, int parallelism) throws IOException {
    RecipeRun run =
        new RecipeRun(recipe(name), new Runners(runner, "[local]", parallelism, List.of()));
    RecipeRun.Result result = run.run(temp.resolve("out"), false);
    assertThat(result.ledger().balances()).isTrue();
    return result;
  }

  /** A new golden only where prompts, sources or recorded answers changed on purpose. */
  private static String data(RecipeRun.Result result) throws IOException {
    JsonNode manifest = new ObjectMapper().readTree(result.manifest().toFile());
    return manifest.at("/files/0/sha256").asText();
  }

  @ParameterizedTest
  @CsvSource({"direct,2", "flink,2"})
  void alpacaMakesTheSameRowsOnEveryRunner(String runner, int parallelism) throws IOException {
    RecipeRun.Result result = run("alpaca.yaml", runner, parallelism);
    assertThat(result.ledger().in()).isEqualTo(136);
    assertThat(result.ledger().kept()).isEqualTo(118);
    assertThat(result.ledger().dropped())
        .containsOnlyKeys(
            "exact-duplicates.exact_duplicate",
            "instance-rules.ends_in_colon",
            "instance-rules.input_is_output",
            "instruction-rules.blacklisted",
            "instruction-rules.too_short",
            "instruction-rules.writes_program",
            "near-duplicates.near_duplicate",
            "render.special_token");
    assertThat(data(result))
        .isEqualTo("87c0254d0cc94d8c2a052cf557d872a90de625bc63665c5a67c1d96cfc3a1556");
  }

  @ParameterizedTest
  @CsvSource({"direct,2", "flink,2"})
  void orcaMakesTheSameRowsOnEveryRunner(String runner, int parallelism) throws IOException {
    RecipeRun.Result result = run("orca.yaml", runner, parallelism);
    assertThat(result.ledger().in()).as("36 queries, 11 of them to both").isEqualTo(47);
    assertThat(result.ledger().kept()).isEqualTo(47);
    assertThat(data(result))
        .isEqualTo("c7c276e7ae483bd2cdc404a022a19d229cf72b2fc9cc0c53b6aa67d1f582dbc5");
  }

  @ParameterizedTest
  @CsvSource({"direct,2", "flink,2"})
  void evolInstructMakesTheSameRowsOnEveryRunner(String runner, int parallelism)
      throws IOException {
    RecipeRun.Result result = run("evol-instruct.yaml", runner, parallelism);
    assertThat(result.ledger().in()).as("14 roots and 3 rounds of each").isEqualTo(56);
    assertThat(result.ledger().kept()).isEqualTo(47);
    assertThat(result.ledger().dropped())
        .as("a root that speaks of files")
        .containsOnly(Map.entry("instruction-rules.blacklisted", 1L));
    assertThat(result.ledger().failed())
        .containsOnly(
            Map.entry("no_information_gain", 4L),
            Map.entry("refused_answer", 2L),
            Map.entry("trivial_answer", 1L),
            Map.entry("leaked_prompt", 1L));
    assertThat(data(result))
        .isEqualTo("a832ce65f9b477ef0a1cf279ef35aebc92646e0af187f833681b1824405363e0");
  }

  private RecipeRun.Result curate(String name) throws IOException {
    RecipeRun run = new RecipeRun(recipe(name), new Runners("direct", "", 2, List.of()));
    RecipeRun.Result result =
        run.curate(List.of(SAMPLES.resolve("curate.jsonl").toString()), temp.resolve("out"), false);
    assertThat(result.ledger().balances()).isTrue();
    return result;
  }

  @Test
  void curateKeepsTheTopRows() throws IOException {
    RecipeRun.Result result = curate("curate.yaml");
    assertThat(result.ledger().kept()).isEqualTo(40);
    assertThat(result.ledger().dropped())
        .containsKeys(
            "no-pictures.matched",
            "instruction-words.too_short",
            "answer-characters.too_short",
            "row-tokens.too_long",
            "near-duplicates.near_duplicate",
            "select.not_in_top");
  }

  @Test
  void qualityDropsByGophersRules() throws IOException {
    RecipeRun.Result result = curate("quality.yaml");
    assertThat(result.ledger().kept()).isEqualTo(13);
    assertThat(result.ledger().dropped())
        .containsKeys(
            "no-pictures.matched",
            "gopher-repetition.top_4_gram",
            "gopher-quality.too_few_words",
            "gopher-quality.too_few_alphabetic_words");
  }

  @Test
  void seedTasksAreManyAndVaried() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<String> lines = Files.readAllLines(SAMPLES.resolve("seed_tasks.jsonl"));
    Set<String> instructions = new HashSet<>();
    Set<String> openings = new HashSet<>();
    int classification = 0;
    int withInput = 0;
    for (String line : lines) {
      JsonNode task = mapper.readTree(line);
      instructions.add(task.path("instruction").asText());
      openings.add(task.path("instruction").asText().split(" ", 2)[0]);
      classification += task.path("is_classification").asBoolean() ? 1 : 0;
      withInput += task.at("/instances/0/input").asText().isEmpty() ? 0 : 1;
      assertThat(task.at("/instances/0/output").asText()).isNotBlank();
    }
    assertThat(instructions).hasSameSizeAs(lines).hasSizeGreaterThanOrEqualTo(175);
    assertThat(openings).hasSizeGreaterThanOrEqualTo(100);
    assertThat(classification).isGreaterThanOrEqualTo(lines.size() / 4);
    assertThat(withInput).isBetween(lines.size() / 3, 2 * lines.size() / 3);
  }

  /**
   * Written anew by {@code mvn test -pl pipelines -am -Dtest=SamplesTest -Dsamples.update=true}.
   */
  @Test
  void schemaIsThatOfTheProgram() throws IOException {
    Path file = SAMPLES.resolve("recipe.schema.json");
    String schema = RecipeSchema.of(Vocabulary.standard());
    if (Boolean.getBoolean("samples.update")) {
      Files.writeString(file, schema);
    }
    assertThat(Files.readString(file)).isEqualTo(schema);
  }
}
