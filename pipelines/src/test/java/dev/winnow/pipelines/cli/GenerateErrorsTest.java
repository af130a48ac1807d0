package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of {@code generate} that contradict each other or their method. */
class GenerateErrorsTest {
  @TempDir Path folder;

  @BeforeEach
  void writeSeeds() {
    Cli.write(
        folder.resolve("seeds.jsonl"),
        "{\"id\":\"a\",\"instruction\":\"Do a.\",\"instances\":[{\"output\":\"A.\"}]}",
        "{\"id\":\"b\",\"instruction\":\"Do b.\",\"instances\":[{\"output\":\"B.\"}]}",
        "{\"id\":\"c\",\"instruction\":\"Do c.\",\"instances\":[{\"output\":\"C.\"}]}");
    Cli.write(folder.resolve("rows.jsonl"), "{\"question\":\"Why?\"}", "{\"prompt\":\"How?\"}");
  }

  private Cli check(String... steps) {
    String[] lines = new String[steps.length + 2];
    lines[0] = "teachers: {default: {model: m}, other: {model: n}}";
    lines[1] = "generate:";
    for (int i = 0; i < steps.length; i++) {
      lines[i + 2] = "  - {" + steps[i] + "}";
    }
    return Cli.run("check", Cli.write(folder.resolve("my.yaml"), lines));
  }

  @Test
  void givenStepsThatAskTheSame_refusesTheSecond() {
    Cli same =
        check(
            "method: alpaca, seeds: seeds.jsonl, target: 200",
            "method: alpaca, seeds: seeds.jsonl, target: 50");

    assertThat(same.code()).isEqualTo(2);
    assertThat(same.err())
        .contains("my.yaml:4 generate[1].seed: this step asks the same as generate[0]");
  }

  @Test
  void givenAnotherSeedTeacherOrSetting_takesBoth() {
    assertThat(
            check(
                    "method: alpaca, seeds: seeds.jsonl, target: 200",
                    "method: alpaca, seeds: seeds.jsonl, target: 200, seed: 7",
                    "method: alpaca, seeds: seeds.jsonl, target: 200, teacher: other",
                    "method: alpaca, seeds: seeds.jsonl, target: 200, temperature: 0.5")
                .code())
        .isZero();
  }

  @Test
  void givenNoveltyWhereInstructionsAreGiven_isRefused() {
    Cli orca = check("method: orca, read: {path: rows.jsonl}, novelty: {max: 0.7}");

    assertThat(orca.code()).isEqualTo(2);
    assertThat(orca.err())
        .contains("my.yaml:3 generate[0].novelty: method orca")
        .contains("filter");
  }

  @Test
  void givenQueriesWithoutAnswers_areRead() {
    assertThat(check("method: orca, read: {path: rows.jsonl}").code()).isZero();
    Cli wrong = check("method: orca, read: {path: rows.jsonl, map: {instruction: text}}");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("generate[0].read").contains("rows.jsonl");
  }
}
