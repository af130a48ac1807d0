package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeacherErrorsTest {
  private static final String NO_KEY = "WINNOW_KEY_THAT_NOBODY_SETS";

  @TempDir Path folder;

  @BeforeEach
  void writeSeeds() {
    String[] seeds = new String[4];
    for (int i = 0; i < seeds.length; i++) {
      seeds[i] =
          "{\"id\":\"s%d\",\"name\":\"n%d\",\"instruction\":\"Do thing %d.\",\"instances\":[{\"input\":\"\",\"output\":\"Done %d.\"}],\"is_classification\":false}"
              .formatted(i, i, i, i);
    }
    Cli.write(folder.resolve("seeds.jsonl"), seeds);
  }

  private Cli run(String teacher) {
    Path recipe =
        Cli.write(
            folder.resolve("my.yaml"),
            "teachers: {default: {model: m, api_key_env: " + NO_KEY + teacher + "}}",
            "generate: [{method: alpaca, seeds: seeds.jsonl, target: 5}]",
            "output: {dir: out}");
    return Cli.run("run", recipe, "--out", folder.resolve("out"));
  }

  @Test
  void givenNoKeyAndNoRecording_saysBothWays() {
    assumeThat(System.getenv("OPENAI_BASE_URL")).isNull();

    Cli cli = run("");

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err())
        .startsWith(folder.resolve("my.yaml") + ":1 teachers.default: there is no API key")
        .contains("export " + NO_KEY, "base_url");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void givenMalformedRecordedAnswers_saysWhichLineBeforeAnythingIsDone() {
    Cli.write(folder.resolve("answers.jsonl"), "{\"fingerprint\": 1}");

    Cli cli = run(", recorded: answers.jsonl");

    assertThat(cli.code()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err()).contains("teachers.default.recorded: ").contains("answers.jsonl:1");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void givenMissingRecording_namesRequestAndFileAndTheLiveWay() {
    assumeThat(System.getenv("OPENAI_BASE_URL")).isNull();
    Path recorded = Cli.write(folder.resolve("answers.jsonl"));

    Cli cli = run(", recorded: answers.jsonl");

    assertThat(cli.code()).isEqualTo(4);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err())
        .contains("stopped: no recorded answer in " + recorded + " for request ")
        .contains("To run live: export " + NO_KEY)
        .doesNotContain("Exception");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void givenClosedPort_stopsAndSaysSo() {
    Cli cli = run(", base_url: 'http://localhost:1/v1'");

    assertThat(cli.code()).isEqualTo(4);
    assertThat(cli.err())
        .contains("stopped: cannot reach http://localhost:1/v1: Connection refused\n")
        .contains("the same command goes on from here");
  }
}
