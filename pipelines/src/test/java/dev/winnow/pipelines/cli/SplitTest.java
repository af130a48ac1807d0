package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows to train on and rows held out to validate with. */
class SplitTest {
  private static final String NEAR =
      "filters: [near-duplicates: {threshold: 0.5, order: first, recall: exact, shingle: {words: 1}}]";

  @TempDir Path folder;

  private Cli curate(String out, String output, String... rows) {
    Path recipe = Cli.write(folder.resolve("my.yaml"), NEAR, "output: {" + output + "}");
    Path data = Cli.write(folder.resolve("rows.jsonl"), rows);
    Cli cli = Cli.run("curate", recipe, data, "--out", folder.resolve(out));
    assertThat(cli.code()).as(cli.err()).isZero();
    return cli;
  }

  /** Three rows each, of which the second is similar to both others, and these are not similar. */
  private static String[] chains(int count) {
    String[] rows = new String[3 * count];
    for (int i = 0; i < rows.length; i++) {
      StringBuilder words = new StringBuilder();
      for (int word = 0; word < 8; word++) {
        words.append(" w").append(i / 3).append('x').append(2 * (i % 3) + word);
      }
      rows[i] =
          "{\"id\":\"c%d-%d\",\"prompt\":\"\",\"completion\":\"%s\"}"
              .formatted(i / 3, i % 3, words);
      rows[i] = rows[i].replace("\"prompt\":\"\"", "\"prompt\":\"w%dx0\"".formatted(i / 3));
    }
    return rows;
  }

  private List<JsonNode> rows(String out, String split) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve(out).resolve("data"))) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().startsWith(split + "-")) {
          for (String line : Files.readAllLines(file)) {
            rows.add(Json.MAPPER.readTree(line));
          }
        }
      }
    }
    return rows;
  }

  private List<String> chainsOf(String out, String split) throws IOException {
    return rows(out, split).stream()
        .map(row -> row.path("id").asText().replaceAll("-.*", ""))
        .sorted()
        .toList();
  }

  private JsonNode json(String file) throws IOException {
    return Json.MAPPER.readTree(folder.resolve(file).toFile());
  }

  @Test
  void givenChains_noneIsOnBothSidesAndTheLedgerCountsEach() throws IOException {
    Cli cli = curate("out", "validation: 0.3, keep: [id], shard_rows: 20", chains(60));

    List<String> train = chainsOf("out", "train");
    List<String> validation = chainsOf("out", "validation");
    assertThat(train).doesNotContainAnyElementsOf(validation).hasSizeBetween(60, 105);
    assertThat(train.size() + validation.size()).isEqualTo(120);
    assertThat(train.stream().distinct()).hasSize(train.size() / 2);
    JsonNode ledger = json("out/ledger.json");
    assertThat(ledger.at("/splits/train").asInt()).isEqualTo(train.size());
    assertThat(ledger.at("/splits/validation").asInt()).isEqualTo(validation.size());
    assertThat(ledger.path("kept").asInt()).isEqualTo(120);
    assertThat(cli.err())
        .containsPattern("kept  train +" + train.size())
        .containsPattern("kept  validation +" + validation.size())
        .contains("balanced: 180 in = 120 kept + 60 dropped + 0 failed");
    assertThat(json("out/manifest.json").path("files").findValuesAsText("path"))
        .filteredOn(path -> path.startsWith("data/"))
        .contains("data/train-00000-of-00005.jsonl", "data/validation-00000-of-00002.jsonl");
  }

  @Test
  void givenRowsThatAreHeldOut_whyFindsThem() throws IOException {
    curate("out", "validation: 0.5", chains(20));
    String id = rows("out", "validation").get(0).path("id").asText();
    Cli why = Cli.run("why", folder.resolve("out"), id);
    assertThat(why.code()).as(why.err()).isZero();
    assertThat(why.out()).contains("data/validation-00000-of-00001.jsonl:1");
  }

  /** What is on a side stays there, in the same order, and nothing else about the rows changes. */
  @Test
  void givenSplit_rowsAreThoseOfTheWholeInTheirOrder() throws IOException {
    curate("whole", "keep: [id]", chains(30));
    curate("parts", "validation: 0.4, keep: [id]", chains(30));
    curate("more", "validation: 0.4, keep: [id]", chains(60));

    assertThat(json("whole/ledger.json").has("splits")).isFalse();
    List<JsonNode> validation = rows("parts", "validation");
    List<JsonNode> train = rows("parts", "train");
    List<JsonNode> whole = rows("whole", "train");
    assertThat(whole.stream().filter(validation::contains)).isEqualTo(validation);
    assertThat(whole.stream().filter(train::contains)).isEqualTo(train);
    assertThat(train.size() + validation.size()).isEqualTo(whole.size());
    assertThat(rows("more", "validation")).containsAll(validation);
    assertThat(rows("more", "train")).containsAll(train);
  }

  @Test
  void givenTooFewRows_saysThatASideIsEmpty() throws IOException {
    Cli cli = curate("out", "validation: 0.001, split: learn", chains(1));
    assertThat(cli.err()).contains("no row is in the split \"validation\"", "output.validation");
    assertThat(json("out/ledger.json").path("splits"))
        .hasToString("{\"learn\":2,\"validation\":0}");
    assertThat(rows("out", "learn")).hasSize(2);
    cli = curate("other", "validation: 0.999", chains(1));
    assertThat(cli.err()).contains("no row is in the split \"train\"");
    assertThat(rows("other", "validation")).hasSize(2);
  }

  /** Rows that differ in what is masked are similar to none, and equal in the end. */
  @Test
  void givenRuleThatChangesRowsBehindTheLastComparison_refusesIt() {
    String mask = "  - pii: {action: mask}";
    String near = "  - near-duplicates: {}";
    Path data = Cli.write(folder.resolve("rows.jsonl"), Cli.rows(9));
    List<Integer> codes = new ArrayList<>();
    for (List<String> filters :
        List.of(List.of(near, mask), List.of(mask, near), List.of(near, mask, near))) {
      Path recipe =
          Cli.write(
              folder.resolve("my.yaml"),
              "output: {validation: 0.5}",
              "filters:",
              String.join("\n", filters));
      Cli cli = Cli.run("curate", recipe, data, "--overwrite", "--out", folder.resolve("out"));
      codes.add(cli.code());
      if (codes.size() == 1) {
        assertThat(cli.err())
            .contains("my.yaml:4 filters[1]: pii changes rows", "put it before that one");
      }
    }
    assertThat(codes).containsExactly(2, 0, 0);
  }

  /** Evolved rows and their roots ask in other words; lineage alone holds them together. */
  @Test
  void givenLineages_noneIsOnBothSides() throws IOException {
    Path recipe = Path.of("../samples/evol-instruct.yaml").toAbsolutePath().normalize();
    Path out = folder.resolve("evol");
    Cli cli =
        Cli.run(
            "run",
            recipe,
            "--out",
            out,
            "--set",
            "output.validation=0.5",
            "--set",
            "output.keep=[provenance]");
    assertThat(cli.code()).as(cli.err()).isZero();
    List<List<String>> roots = new ArrayList<>();
    for (String split : List.of("train", "validation")) {
      roots.add(
          rows("evol", split).stream()
              .map(row -> row.at("/provenance/root").asText())
              .distinct()
              .toList());
    }
    assertThat(roots.get(0)).isNotEmpty().doesNotContainAnyElementsOf(roots.get(1));
    assertThat(roots.get(1)).isNotEmpty().allMatch(root -> root.startsWith("w1-"));
    assertThat(Arrays.stream(cli.err().split("\n"))).anyMatch(l -> l.contains("kept  validation"));
  }
}
