package dev.winnow.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.pipelines.recipe.RecipeReader;
import dev.winnow.pipelines.recipe.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same recipe and the same rows give the same bytes, whatever runs them and in whatever order
 * they come.
 */
class DeterminismTest {
  private static final int CLUSTERS = 1000;
  private static final String RECIPE =
      """
      filters:
        - regex: {name: no-pictures, field: instruction, drop: '(?i)\\bpictures?\\b'}
        - length: {field: row, unit: tokens, max: 120}
        - exact-duplicates: {}
        - novelty: {field: output, max: 0.95}
        - near-duplicates: {threshold: 0.6, shingle: {words: 3}}
      select: {top: 1100, by: length}
      render: {format: messages, template: chatml}
      output: {shard_rows: 250, validation: 0.3}
      """;

  @TempDir static Path temp;
  private static List<String> lines;
  private static SortedMap<String, String> expected;

  @BeforeAll
  static void curateOnce() throws IOException {
    lines = rows();
    expected = curate("direct-1", new Runners("direct", "", 1, List.of()), lines);
  }

  /**
   * Rows in clusters of similar ones, with exact copies, copies that differ in their id only, and
   * broken lines.
   */
  private static List<String> rows() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    List<String> rows = new ArrayList<>();
    for (int cluster = 0; cluster < CLUSTERS; cluster++) {
      List<String> words = new ArrayList<>();
      for (int i = random.nextInt(12, 60); i > 0; i--) {
        words.add("w" + random.nextInt(4000));
      }
      for (int copy = random.nextInt(1, 6); copy > 0; copy--) {
        List<String> changed = new ArrayList<>(words);
        for (int edits = random.nextInt(4); edits > 0; edits--) {
          changed.set(random.nextInt(changed.size()), "e" + random.nextInt(4000));
        }
        rows.add(row(random, changed));
      }
    }
    rows.add("{\"instruction\": \"broken\"");
    rows.add("[1, 2]");
    rows.add("{\"nothing\": \"known\"}");
    return rows;
  }

  private static String row(SplittableRandom random, List<String> words) throws IOException {
    SortedMap<String, Object> row = new TreeMap<>();
    String picture = random.nextInt(20) == 0 ? "Picture " : "";
    row.put("instruction", picture + String.join(" ", words.subList(0, 6)));
    row.put("output", String.join(" ", words.subList(6, words.size())) + " <é€😀>");
    if (random.nextBoolean()) {
      row.put("id", random.nextInt(100));
    }
    return new ObjectMapper().writeValueAsString(row);
  }

  private static SortedMap<String, String> curate(String name, Runners runners, List<String> rows)
      throws IOException {
    Path folder = Files.createDirectories(temp.resolve(name));
    Path data = Files.write(folder.resolve("rows.jsonl"), rows);
    Path recipe = Files.writeString(folder.resolve("recipe.yaml"), RECIPE);
    RecipeRun run =
        new RecipeRun(new RecipeReader(Vocabulary.standard()).read(recipe, List.of()), runners);
    RecipeRun.Result result = run.curate(List.of(data.toString()), folder.resolve("out"), false);
    assertThat(result.ledger().balances()).isTrue();
    return contents(folder.resolve("out"));
  }

  private static SortedMap<String, String> contents(Path out) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = out.relativize(file).toString();
        if (!path.equals("manifest.json")) {
          contents.put(path, Files.readString(file));
        }
      }
    }
    return contents;
  }

  @Test
  void theRunDoesEverything() {
    assertThat(lines).hasSizeBetween(2500, 3500);
    assertThat(expected.keySet())
        .contains(
            "data/train-00000-of-00004.jsonl",
            "data/train-00003-of-00004.jsonl",
            "data/validation-00000-of-00002.jsonl",
            "data/validation-00001-of-00002.jsonl",
            "rejects/failed-00000-of-00001.jsonl",
            "ledger.json");
    assertThat(expected.get("ledger.json"))
        .contains(
            "no-pictures.matched",
            "length.too_long",
            "exact-duplicates.exact_duplicate",
            "novelty.not_novel",
            "near-duplicates.near_duplicate",
            "select.not_in_top",
            "\"bad_json\" : 1",
            "\"not_an_object\" : 1",
            "\"unknown_shape\" : 1");
  }

  @Test
  void givenManyWorkers_directRunnerGivesTheSameBytes() throws IOException {
    assertThat(curate("direct-5", new Runners("direct", "", 5, List.of()), lines))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void givenFlink_givesTheSameBytes(int parallelism) throws IOException {
    Runners flink = new Runners("flink", "[local]", parallelism, List.of());
    assertThat(curate("flink-" + parallelism, flink, lines)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", "flink"})
  void givenShuffledRows_givesTheSameBytes(String runner) throws IOException {
    List<String> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(3));
    Runners runners = new Runners(runner, "[local]", 2, List.of());
    SortedMap<String, String> got = curate("shuffled-" + runner, runners, shuffled);
    assertThat(withoutLineNumbers(got)).isEqualTo(withoutLineNumbers(expected));
  }

  /**
   * A failure says which line of the file it is, so that alone depends on the order: the rest of it
   * must not.
   */
  private static SortedMap<String, String> withoutLineNumbers(SortedMap<String, String> contents) {
    SortedMap<String, String> without = new TreeMap<>(contents);
    without.replaceAll(
        (path, text) ->
            path.startsWith("rejects/failed")
                ? String.join(
                    "\n",
                    text.replaceAll("rows\\.jsonl:\\d+", "rows.jsonl").lines().sorted().toList())
                : text);
    return without;
  }
}
