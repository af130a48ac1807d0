package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the rows themselves show to be wrong with a selection. */
class SelectErrorsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"direct", "flink"})
  void givenShareOfNobody_saysWhereItStandsAndWhatThereIs(String runner) {
    Path recipe =
        Cli.write(
            folder.resolve("my.yaml"),
            "read: [{map: {output: o, category: c}}]",
            "render: {format: text}",
            "select:",
            "  sample: 5",
            "  per: category",
            "  shares:",
            "    prose: 1",
            "    poems: 2");
    Path data =
        Cli.write(
            folder.resolve("rows.jsonl"),
            "{\"o\":\"One\",\"c\":\"prose\"}",
            "{\"o\":\"Two\",\"c\":\"\\u001b[2J" + "x".repeat(1 << 20) + "\"}");
    Cli cli =
        Cli.run(
            "curate", recipe, data, "--runner", runner, "--out", folder.resolve("out-" + runner));
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err())
        .contains("my.yaml:8 select.shares.poems: no row that got here is of \"poems\"")
        .contains("\"prose\"; name one of these")
        .doesNotContain("\u001b")
        .hasSizeLessThan(1000);
  }
}
