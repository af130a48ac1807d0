package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Provenance;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhyCommandTest {
  private static final String TWINS = "{field: output, shingle: {words: 1}, threshold: 0.5}";
  private static final String LONG = "Apples, pears, plums and figs grow here.";
  private static final String SHORT = "Apples, pears, plums and dates grow.";
  private static final String NAME = "Name the fruits that grow here.";
  private static final String STAYS = id(NAME, "Asked by a gardener.", LONG);
  private static final String GOES = id(NAME, "", SHORT);

  @TempDir Path folder;

  private Cli why(Object id) {
    return Cli.run("why", folder.resolve("out"), id);
  }

  /** Runs a recipe over the two fruit rows, a third that has a number, and a broken one. */
  private void curate(String... recipe) {
    Path file = Cli.write(folder.resolve("my.yaml"), recipe);
    Path data =
        Cli.write(
            folder.resolve("rows.jsonl"),
            row("long", NAME, "Asked by a gardener.", LONG),
            row("short", NAME, "", SHORT),
            row("other", "Count to three.", "", "1 2 3"),
            "{\"id\":",
            row("copy", "Count to three.", "", "1 2 3"));
    Cli cli = Cli.run("curate", file, data, "--out", folder.resolve("out"), "--quiet");
    assertThat(cli.code()).as(cli.err()).isZero();
  }

  private static String row(String id, String instruction, String input, String output) {
    return "{\"id\":\"%s\",\"instruction\":\"%s\",\"input\":\"%s\",\"output\":\"%s\"}"
        .formatted(id, instruction, input, output);
  }

  private static String id(String instruction, String input, String output) {
    return ExampleId.of(
        Example.of(instruction, input, output, Provenance.read("rows.jsonl", "", 1)));
  }

  @Test
  void givenNearDuplicate_tellsTheFilterTheRowItsTwinAndTheDifference() {
    curate("filters:", "  - near-duplicates: " + TWINS);

    Cli cli = why(GOES);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out().replaceAll("jsonl:\\d", "jsonl:N"))
        .isEqualTo(
            """
            %s was dropped by near-duplicates: near_duplicate
              stands in         rejects/dropped-00000-of-00001.jsonl:N
              of                %s
              similarity        0.625
              source            rows.jsonl
              source_id         short

              instruction
                Name the fruits that grow here.

              output
                Apples, pears, plums and dates grow.

            %s stayed in its place
              stands in         data/train-00000-of-00001.jsonl:N
              compared by       output
              similarity        0.625

              output, word by word: [-only in the dropped row-] {+only in the one that stayed+}
                Apples, pears, plums and [-dates-]{+figs+} grow {+here+}.
            """
                .formatted(GOES, STAYS, STAYS));
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 20, 6})
  void givenBeginningOfAnId_isThatRow(int length) {
    curate("filters:", "  - near-duplicates: " + TWINS);

    assertThat(why(GOES.substring(0, length)).out()).startsWith(GOES + " was dropped by");
  }

  @Test
  void givenARowsOwnId_isThatRow() {
    curate("filters:", "  - near-duplicates: " + TWINS);

    assertThat(why("short").out()).startsWith(GOES + " was dropped by near-duplicates");
  }

  /** Messages join instruction and input, and lines have the rows' own ids. */
  @ParameterizedTest
  @ValueSource(strings = {"messages", "sharegpt", "prompt-completion", "alpaca"})
  void givenDataWithOwnIds_readsTheTwinBack(String format) {
    curate(
        "filters:",
        "  - near-duplicates: " + TWINS,
        "render: {format: " + format + ", template: none}",
        "output: {dir: out, keep: [id]}");

    String twin = why(GOES).out();
    assertThat(twin)
        .contains(STAYS + " stayed in its place\n  stands in         data/train-")
        .contains("\n  source_id         long\n")
        .contains("plums and [-dates-]{+figs+} grow {+here+}.");
    assertThat(why(STAYS).out()).startsWith("long was kept\n").contains("1 row was dropped");
    assertThat(why("long").out()).isEqualTo(why(STAYS).out());
  }

  @Test
  void givenRowFieldAndMessages_comparesTheRowsAsTheFilterDid() {
    curate("filters:", "  - near-duplicates: {shingle: {words: 1}, threshold: 0.4}");

    assertThat(why("short").out())
        .contains("compared by       row")
        .contains("\n    Name the fruits that grow here.\n    {+Asked by a gardener.+}\n");
  }

  @Test
  void givenTemplatedTextWithContentIds_showsTheTwinsLine() {
    curate("filters:", "  - near-duplicates: " + TWINS, "render: {format: text, template: chatml}");

    assertThat(why("short").out())
        .contains("Its line is rendered, and cannot be read back as the filter saw it;")
        .contains("render with the messages format")
        .contains("\n  the line\n    {\"id\":\"" + STAYS + "\",\"text\":\"<|im_start|>user");
  }

  @Test
  void givenTemplatedTextWithOwnIds_saysWhatToSet() {
    curate(
        "filters:",
        "  - near-duplicates: " + TWINS,
        "render: {format: text, template: chatml}",
        "output: {dir: out, keep: [id]}");

    assertThat(why("short").out())
        .contains(STAYS + " stayed in its place\n")
        .contains("similarity        0.625")
        .contains("Which line of data it is cannot be told")
        .contains("leave id out of output.keep, or render with the messages format");
    assertThat(why("long").out())
        .startsWith("long was kept\n")
        .contains("There may be some", "leave id out of output.keep");
  }

  @Test
  void givenTwinThatALaterFilterDropped_findsItInTheRejects() {
    curate(
        "filters:",
        "  - near-duplicates: " + TWINS,
        "  - regex: {name: no-figs, field: output, drop: figs}");

    assertThat(why("short").out())
        .contains(STAYS + " stayed in its place, and was dropped after that by no-figs: matched\n")
        .contains("\n  stands in         rejects/dropped-00000-of-00001.jsonl:")
        .contains("[-dates-]{+figs+}");
    assertThat(why("long").out()).startsWith(STAYS + " was dropped by no-figs: matched\n");
  }

  @Test
  void givenExactDuplicate_saysThatTheyAreEqual() {
    curate("filters:", "  - exact-duplicates: {field: output}");
    String copies = id("Count to three.", "", "1 2 3");

    assertThat(why("other").out())
        .startsWith(copies + " was dropped by exact-duplicates: exact_duplicate\n")
        .contains(copies + " stayed in its place\n", "The two are equal.");
    assertThat(why(copies).out())
        .startsWith(copies + " was kept\n")
        .endsWith(
            "\n1 row was dropped as its duplicate\n  "
                + copies
                + " (other)  exact-duplicates, similarity 1.0\n");
  }

  @Test
  void givenNovelty_comparesInstructions() {
    curate("filters:", "  - novelty: {max: 0.7}");
    String dropped = why(GOES).out() + why(STAYS).out();

    assertThat(dropped)
        .contains("was dropped by novelty: not_novel", "compared by       instruction")
        .contains("The two are equal.", " was kept\n", "1 row was dropped as its duplicate\n");
  }

  @Test
  void givenKeptRow_tellsWhereItStandsAndWhatWentForIt() {
    curate("filters:", "  - near-duplicates: " + TWINS);

    assertThat(why(STAYS).out().replaceAll("jsonl:\\d", "jsonl:N"))
        .isEqualTo(
            """
            %s was kept
              stands in         data/train-00000-of-00001.jsonl:N

            1 row was dropped as its duplicate
              %s (short)  near-duplicates, similarity 0.625
            """
                .formatted(STAYS, GOES));
  }

  @Test
  void givenKeptRowWithoutDuplicates_saysNone() {
    curate("seed: 1");

    assertThat(why(GOES).out()).endsWith("\n0 rows were dropped as its duplicates\n");
  }

  @Test
  void givenProvenanceInData_findsTheRowByItsOwnId() {
    curate("output: {dir: out, keep: [provenance]}");

    assertThat(why("long").out())
        .startsWith(STAYS + " was kept\n")
        .contains("\n  source_id         long\n");
  }

  @Test
  void givenFailure_tellsItsReasonAndText() {
    curate("seed: 1");

    assertThat(why("rows.jsonl:4").out())
        .startsWith("rows.jsonl:4 failed: bad_json\n  stands in         rejects/failed-00000-of-")
        .contains("\n  detail            row: ")
        .endsWith("\n  raw\n    {\"id\":\n");
  }

  @ParameterizedTest
  @CsvSource({
    "regex,'{name: words, field: output, drop: plums}',matched", //
    "length,'{name: words, field: output, unit: words, max: 5}',too_long"
  })
  void givenAnyOtherDrop_tellsItsDetail(String kind, String settings, String reason) {
    curate("filters:", "  - " + kind + ": " + settings);

    assertThat(why("long").out())
        .startsWith(STAYS + " was dropped by words: " + reason)
        .contains("\n  field             output\n", "\n  input\n    Asked by a gardener.\n")
        .doesNotContain("stayed");
  }
}
