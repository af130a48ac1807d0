package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run                                              | missing: RECIPE
          curate my.yaml                                   | missing: DATA
          curat my.yaml rows.jsonl                         | unknown command "curat"; did you mean curate?
          run my.yaml --output x                           | unknown option "--output"; did you mean --out?
          run my.yaml --overwirte                          | unknown option "--overwirte"; did you mean --overwrite?
          run my.yaml --runner flnk                        | --runner: expected one of direct, flink, got "flnk"
          run my.yaml --log yaml                           | --log: expected one of plain, json, got "yaml"
          run my.yaml --parallelism x                      | --parallelism: expected a whole number, got "x"
          check my.yaml extra                              | unknown argument "extra"
          try                                              | missing: RECIPE
          try my.yaml                                      | missing: DATA
          try my.yaml rows.jsonl -n x                      | --examples: expected a whole number, got "x"
          try my.yaml rows.jsonl --examples=-1             | --examples: expected a number of rows ≥ 0, got -1
          try my.yaml rows.jsonl --limit 0                 | --limit: expected a number of rows ≥ 1, got 0
          preview                                          | missing: RECIPE
          preview my.yaml -n 0                             | --rows: expected a number of rows ≥ 1, got 0
          preview my.yaml -n x                             | --rows: expected a whole number, got "x"
          templates a b                                    | unknown argument "b"
          stats                                            | missing: DATA
          stats rows.jsonl --tokenizer gpt2                | --tokenizer: expected one of r50k_base, p50k_base, cl100k_base, o200k_base, or the path of a tokenizer.json, and there is no file "gpt2"
          stats rows.jsonl --map question                  | --map: expected KEY=FIELD such as instruction=question, got "question"
          stats rows.jsonl --map input=a --map input=b     | --map: "input" is given twice
          why                                              | missing: OUT
          why out                                          | missing: ID
          store                                            | Missing required subcommand
          filters --set a=1                                | --set needs NAME, the filter that it is for
          store stat x                                     | unknown command "stat"; did you mean stats?
          store stats                                      | missing: STORE
          store import x                                   | missing: FILE
          store prune x                                    | missing: --older-than or --model
          store prune x --older-than 3w                    | --older-than: expected a number of days or hours such as 30d or 12h, got "3w"
          store export x --overwirte                       | unknown option "--overwirte"; did you mean --overwrite?
          store stats jdbc:mysql://db/x                    | STORE: expected a file or jdbc:postgresql://host[:port]/db, got another kind of JDBC URL
          """)
  void givenWrongUsage_saysWhatAndWhereToRead(String line, String message) {
    Cli cli = Cli.run((Object[]) line.trim().split(" "));

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).startsWith(message + "\nSee winnow").endsWith(" --help.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --parallelism 0                          | --parallelism: expected a number of workers ≥ 1, got 0
          --parallelism=-1                         | --parallelism: expected a number of workers ≥ 1, got -1
          --flink-master h:1                       | --flink-master needs --runner flink
          --runner flink --flink-master nonsense   | --flink-master: expected [local] or HOST:PORT, got "nonsense"
          -- --nosuch=1                            | Beam's options, after --: no option is named 'nosuch'.
          -- nosuch                                | Beam's options, after --: Argument 'nosuch' does not begin with '--'
          """)
  void givenWrongRunner_isRefusedBeforeAnythingIsWritten(String flags, String message) {
    Path data = Cli.write(folder.resolve("rows.jsonl"), Cli.rows(1));
    Path recipe = Cli.write(folder.resolve("my.yaml"), "output: {dir: out}");
    String line = "curate " + recipe + " " + data + " " + flags;

    Cli cli = Cli.run((Object[]) line.split(" "));

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).startsWith(message);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void givenFlinkMasterThatIsNotThere_saysSo() {
    Path data = Cli.write(folder.resolve("rows.jsonl"), Cli.rows(1));
    Path recipe = Cli.write(folder.resolve("my.yaml"), "output: {dir: out}");

    Cli cli = Cli.run("curate", recipe, data, "--runner", "flink", "--flink-master", "localhost:1");

    assertThat(cli.code()).isEqualTo(1);
    assertThat(cli.err())
        .isEqualTo(
            "--flink-master localhost:1: no Flink cluster can be reached there: Connection refused\n");
  }

  @Test
  void givenMissingRecipe_suggestsTheOneBeside() {
    Path recipe = Cli.write(folder.resolve("alpaca.yaml"), "seed: 1");

    Cli cli = Cli.run("run", folder.resolve("alpca.yaml"));

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err())
        .contains("alpca.yaml: no such file; did you mean \"")
        .contains(recipe.toString());
  }

  @Test
  void givenRecipeWithNothingToRun_saysWhatToAdd() {
    Path recipe = Cli.write(folder.resolve("my.yaml"), "seed: 1");

    Cli cli = Cli.run("run", recipe, "--out", folder.resolve("out"));

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("the recipe has neither generate nor read");
  }

  @Test
  void givenWrongMapKey_checkFindsIt() {
    Path recipe =
        Cli.write(folder.resolve("my.yaml"), "read: [{map: {instuction: question, output: b}}]");

    Cli cli = Cli.run("check", recipe);

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err())
        .contains("my.yaml:1 read[0].map.instuction: unknown key")
        .contains("did you mean \"instruction\"?");
  }

  @Test
  void givenNothing_showsHelpAsError() {
    Cli cli = Cli.run();

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).contains("Usage: winnow", "Exit codes:", "Examples:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "run --help",
        "curate --help",
        "check --help",
        "filters --help",
        "try --help",
        "stats --help",
        "why --help",
        "store --help",
        "store stats --help",
        "store export --help",
        "store import --help",
        "store prune --help",
        "help run"
      })
  void help_hasExamplesAndFitsALine(String line) {
    Cli cli = Cli.run((Object[]) line.split(" "));

    assertThat(cli.code()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out()).contains("Examples:");
    assertThat(cli.out().lines()).allSatisfy(text -> assertThat(text.length()).isLessThan(101));
  }

  @Test
  void givenJsonLog_errorsAreJson() {
    Path recipe = Cli.write(folder.resolve("my.yaml"), "seed: 1");

    Cli cli = Cli.run("curate", recipe, folder.resolve("no.jsonl"), "--log", "json");

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err())
        .startsWith("{\"event\":\"error\",\"message\":\"")
        .endsWith("no.jsonl: no such file\",\"exit\":2}\n");
  }
}
