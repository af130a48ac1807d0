package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.ResponseStores;
import dev.winnow.generators.store.StoredResponse;
import dev.winnow.generators.store.StoredResponseJson;
import dev.winnow.templates.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandTest {
  private static final int ROWS = 300;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void setUp() throws Exception {
    file = folder.resolve("responses.sqlite");
    try (ResponseStore store = open(file)) {
      for (int i = 0; i < ROWS; i++) {
        store.put(answer(i * 7 % ROWS, i % 3 == 0 ? "big\u001b[2J" : "small"));
      }
    }
  }

  private static ResponseStore open(Path file) throws Exception {
    return ResponseStores.open(file.toString(), Map.of());
  }

  private static StoredResponse answer(int number, String model) {
    String fingerprint = "%064x".formatted(number);
    return new StoredResponse(
        fingerprint, "{\"q\":1}", "NUL \u0000 é 😀", "stop", model, 10L, 20L, null);
  }

  @Test
  void stats_isATableWithoutControlCharacters() {
    Cli cli = Cli.run("store", "stats", file);

    assertThat(cli.code()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out().lines().toList())
        .hasSize(4)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).startsWith(file + ": 300 answers, ").endsWith(" kB");
              assertThat(lines.get(1).strip().split("  +"))
                  .containsExactly(
                      "model", "answers", "prompt tokens", "completion tokens", "oldest", "newest");
              assertThat(lines.get(2)).matches("  small +200 +2,000 +4,000 +\\S+ +\\S+");
              assertThat(lines.get(3)).matches("  big\uFFFD\\[2J +100 +1,000 +2,000 +\\S+ +\\S+");
            });
  }

  @Test
  void givenJson_statsIsOneLine() throws Exception {
    Cli cli = Cli.run("store", "stats", file, "--json");

    JsonNode json = Json.MAPPER.readTree(cli.out());
    assertThat(cli.out().lines()).hasSize(1);
    assertThat(json.path("store").asText()).isEqualTo(file.toString());
    assertThat(json.path("rows").asInt()).isEqualTo(ROWS);
    assertThat(json.path("models").path(1).path("completion_tokens").asInt()).isEqualTo(4_000);
    assertThat(json.path("models").path(0).path("model").asText()).isEqualTo("big\u001b[2J");
  }

  @Test
  void givenRecipe_itsStoreIsMeant() {
    Path named = Cli.write(folder.resolve("named.yaml"), "store: responses.sqlite");
    Path silent = Cli.write(folder.resolve("silent.yml"), "seed: 1");

    assertThat(Cli.run("store", "stats", named).out()).startsWith(file + ": 300 answers");
    assertThat(Cli.run("store", "stats", silent).out()).startsWith(file + ": 300 answers");
  }

  @Test
  void givenMalformedRecipe_saysItsLine() {
    Path recipe = Cli.write(folder.resolve("my.yaml"), "stor: responses.sqlite");

    Cli cli = Cli.run("store", "stats", recipe);

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).startsWith(recipe + ":1 stor: unknown key");
  }

  @Test
  void export_isSortedAndComesBackByImport() throws Exception {
    Path exported = folder.resolve("new/answers.jsonl");
    Path copy = folder.resolve("copy.sqlite");

    Cli cli = Cli.run("store", "export", file, exported);
    Cli imported = Cli.run("store", "import", copy, exported);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).isEqualTo("exported 300 answers\n");
    assertThat(Files.readAllLines(exported)).hasSize(ROWS).isSorted();
    try (Stream<Path> files = Files.list(exported.getParent())) {
      assertThat(files).containsExactly(exported);
    }
    assertThat(imported.out())
        .isEqualTo(copy + ": added 300 answers; left out 0 answers to requests that had one\n");
    assertThat(Cli.run("store", "export", copy).out()).isEqualTo(Files.readString(exported));
  }

  @Test
  void givenSomeAnswersThere_importKeepsThem() throws Exception {
    Path exported = folder.resolve("answers.jsonl");
    Cli.run("store", "export", file, exported);
    Path other = folder.resolve("other.sqlite");
    try (ResponseStore store = open(other)) {
      store.put(answer(5, "mine"));
    }

    Cli cli = Cli.run("store", "import", other, exported, exported);

    assertThat(cli.code()).isZero();
    assertThat(cli.out()).contains("added 299 answers; left out 301 answers");
    try (ResponseStore store = open(other)) {
      assertThat(store.get("%064x".formatted(5)).orElseThrow().model()).isEqualTo("mine");
    }
  }

  @Test
  void givenMalformedLine_importNamesItAndAddsNothing() throws Exception {
    String good = StoredResponseJson.line(answer(1, "m"));
    Path first = Cli.write(folder.resolve("first.jsonl"), good);
    Path second = Cli.write(folder.resolve("second.jsonl"), good, "", "{\"fingerprint\": 1}");
    Path target = folder.resolve("target.sqlite");

    Cli cli = Cli.run("store", "import", target, first, second);

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err())
        .isEqualTo(second + ":3: \"fingerprint\" is missing or no text; nothing was added\n");
    assertThat(target).doesNotExist();
  }

  @Test
  void givenHostileLines_importRefusesThem() throws Exception {
    Path bad = folder.resolve("bad.jsonl");
    String good = StoredResponseJson.line(answer(1, "m"));
    Map<String, String> problems =
        Map.of(
            "[".repeat(100_000),
            ":1: not JSON: ",
            "\u0000",
            ":1: not JSON: ",
            "[]",
            ":1: not a JSON object",
            good.replace("0001\"", "000X\""),
            ":1: \"fingerprint\": expected 64 hexadecimal digits",
            good.replace("{\"q\":1}", "3"),
            ":1: \"request\" is missing or no object");
    for (Map.Entry<String, String> problem : problems.entrySet()) {
      Cli.write(bad, problem.getKey());
      Cli cli = Cli.run("store", "import", file, bad);
      assertThat(cli.code()).isEqualTo(2);
      assertThat(cli.err()).startsWith(bad + problem.getValue()).doesNotContain("Exception");
    }
    Files.write(bad, new byte[] {'{', (byte) 0xFF, '}'});
    assertThat(Cli.run("store", "import", file, bad).err()).startsWith(bad + ":1: not UTF-8");
    assertThat(Cli.run("store", "import", file, folder.resolve("none")).err())
        .isEqualTo(folder.resolve("none") + ": no such file; nothing was added\n");
  }

  @Test
  void givenFileThatIsThere_exportAsksForOverwrite() throws Exception {
    Path exported = Cli.write(folder.resolve("answers.jsonl"), "mine");

    Cli refused = Cli.run("store", "export", file, exported);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).startsWith(exported + " is there already; --overwrite replaces it\n");
    assertThat(exported).hasContent("mine");

    assertThat(Cli.run("store", "export", file, exported, "--overwrite").code()).isZero();
    assertThat(Files.readAllLines(exported)).hasSize(ROWS);

    Cli itself = Cli.run("store", "export", file, file, "--overwrite");
    assertThat(itself.code()).isEqualTo(2);
    assertThat(itself.err()).startsWith(file + " is the store itself");
  }

  @Test
  void prune_saysHowMany() {
    assertThat(Cli.run("store", "prune", file, "--model", "small", "--dry-run").out())
        .isEqualTo(file + ": 200 answers would be removed\n");
    assertThat(Cli.run("store", "prune", file, "--older-than", "1h").out())
        .isEqualTo(file + ": 0 answers removed\n");
    assertThat(Cli.run("store", "prune", file, "--model", "small").out())
        .isEqualTo(file + ": 200 answers removed\n");
    assertThat(Cli.run("store", "prune", file, "--model", "small").out())
        .isEqualTo(file + ": 0 answers removed\n");
    assertThat(Cli.run("store", "stats", file).out()).startsWith(file + ": 100 answers");
  }

  @Test
  void givenNoStore_looksWithoutMakingOne() {
    Path none = folder.resolve("none.sqlite");
    for (String command : new String[] {"stats", "export", "prune"}) {
      Cli cli =
          command.equals("prune")
              ? Cli.run("store", command, none, "--model", "m")
              : Cli.run("store", command, none);
      assertThat(cli.code()).isEqualTo(2);
      assertThat(cli.out()).isEmpty();
      assertThat(cli.err()).isEqualTo("there is no response store at " + none + "\n");
    }
    assertThat(none).doesNotExist();
  }

  @Test
  void givenNoServerOrNoStore_saysSoWithoutAStackTrace() {
    Cli unreachable = Cli.run("store", "stats", "jdbc:postgresql://localhost:1/db");
    assertThat(unreachable.code()).isEqualTo(1);
    assertThat(unreachable.err())
        .startsWith("failed: cannot open the response store jdbc:postgresql://localhost:1/db: ")
        .doesNotContain("Exception", "\tat ");

    Path text = Cli.write(folder.resolve("text"), "no database ".repeat(200));
    Cli other = Cli.run("store", "stats", text);
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err())
        .startsWith("failed: cannot open the response store " + text)
        .doesNotContain("\tat ");

    Cli secret = Cli.run("store", "stats", "jdbc:postgresql://me:s3cret@localhost/db");
    assertThat(secret.code()).isEqualTo(2);
    assertThat(secret.err()).contains("PGUSER and PGPASSWORD").doesNotContain("s3cret");
  }
}
