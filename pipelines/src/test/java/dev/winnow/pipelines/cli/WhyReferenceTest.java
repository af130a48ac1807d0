package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a row that repeats what must not be repeated, the text comes from that dataset's file. */
class WhyReferenceTest {
  private static final String SIMILAR =
      "near-duplicates: {field: output, shingle: {words: 1}, threshold: 0.5, against: ";
  private static final String OTHER = "{\"text\":\"Seven eight nine.\"}";
  private static final String TWIN = "{\"text\":\"Apples, pears, plums and figs grow here.\"}";
  private static final String DIFFERENCE =
      "Apples, pears, plums and [-dates-]{+figs+} grow {+here+}.\n";

  @TempDir Path folder;

  /** Runs a filter over a row that it drops. */
  private void run(String filter) {
    Cli.write(
        folder.resolve("rows.jsonl"),
        "{\"id\":\"short\",\"instruction\":\"Name fruits.\",\"input\":\"From the garden.\","
            + "\"output\":\"Apples, pears, plums and dates grow.\"}",
        "{\"id\":\"other\",\"instruction\":\"Count.\",\"output\":\"1 2 3\"}");
    Path recipe =
        Cli.write(
            folder.resolve("my.yaml"),
            "read:",
            "  - {path: rows.jsonl}",
            "filters:",
            "  - " + filter);
    Cli cli = Cli.run("run", recipe, "--out", folder.resolve("out"), "--quiet");
    assertThat(cli.code()).as(cli.err()).isZero();
  }

  private String why() {
    Cli cli = Cli.run("why", folder.resolve("out"), "short");
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.err()).isEmpty();
    return cli.out();
  }

  @Test
  void givenRowWithoutId_showsTheDifference() {
    Cli.write(folder.resolve("eval.jsonl"), OTHER, TWIN);
    run(SIMILAR + "{path: eval.jsonl}}");

    assertThat(why())
        .startsWith("w1-")
        .contains("was dropped by near-duplicates: near_duplicate\n")
        .endsWith(
            """

            eval.jsonl:2 is a row of eval.jsonl, which must not be repeated
              compared by       output
              similarity        0.625

              output, word by word: [-only in the dropped row-] {+only in the row of eval.jsonl+}
                %s"""
                .formatted(DIFFERENCE));
  }

  @Test
  void givenIdThatSeveralRowsHave_showsTheRowThatIsMeant() {
    Cli.write(
        folder.resolve("eval.jsonl"),
        OTHER.replace("{", "{\"id\":\"e\","),
        TWIN.replace("{", "{\"id\":\"e\","));
    run(SIMILAR + "{path: eval.jsonl}}");

    assertThat(why()).contains("\ne is a row of eval.jsonl,").endsWith(DIFFERENCE);
  }

  @Test
  void givenPackedFileWithOtherKeys_readsItAsTheRunDid() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("eval.jsonl.gz")))) {
      out.write((TWIN.replace("text", "a/b") + "\n").getBytes(StandardCharsets.UTF_8));
    }
    run(SIMILAR + "{path: eval.jsonl.gz, map: {instruction: a/b, output: a/b}}}");

    assertThat(why()).contains("\neval.jsonl.gz:1 is a row of").endsWith(DIFFERENCE);
  }

  @Test
  void givenQuestions_needsNoAnswers() {
    Cli.write(folder.resolve("eval.jsonl"), "{\"question\":\"Name the fruits.\"}");
    run(SIMILAR.replace("output", "instruction") + "{path: eval.jsonl}}");

    assertThat(why()).endsWith("\n    Name {+the+} fruits.\n");
  }

  @Test
  void givenExactDuplicate_saysThatTheyAreEqual() {
    Cli.write(folder.resolve("eval.jsonl"), "{\"question\":\"Name fruits.\"}");
    run("exact-duplicates: {field: instruction, against: {path: eval.jsonl}}");

    assertThat(why()).endsWith("\n  similarity        1.0\n  The two are equal.\n");
  }

  @Test
  void givenRowThatStandsElsewhereNow_findsItStill() {
    Path file = Cli.write(folder.resolve("eval.jsonl"), TWIN);
    run(SIMILAR + "{path: eval.jsonl}}");
    Cli.write(file, OTHER, "not json", TWIN);

    assertThat(why()).endsWith(DIFFERENCE);
  }

  /** What may become of a file. */
  enum Change {
    GONE(": no such file"),
    A_FOLDER(": is a folder; name its files"),
    ANOTHER_TEXT(": has changed since the run, and lacks the row as it was\n"),
    EMPTY(": has changed since the run, and lacks the row as it was\n"),
    NO_JSON(": has changed since the run, and lacks the row as it was\n"),
    PACKED_AND_CUT_OFF(": has changed since the run, and lacks the row as it was\n");

    private final String said;

    Change(String said) {
      this.said = said;
    }

    void make(Path file) throws IOException {
      Files.delete(file);
      switch (this) {
        case GONE -> {}
        case A_FOLDER -> Files.createDirectory(file);
        case ANOTHER_TEXT -> Cli.write(file, OTHER);
        case EMPTY -> Cli.write(file);
        case NO_JSON -> Cli.write(file, "{", "\u001b[31m");
        case PACKED_AND_CUT_OFF -> Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void givenFileThatIsNotAsItWas_saysSoInOneLine(Change change) throws IOException {
    Path file = Cli.write(folder.resolve("eval.jsonl"), TWIN);
    run(SIMILAR + "{path: eval.jsonl}}");
    change.make(file);

    String told = why();
    assertThat(told)
        .contains(
            "was dropped by near-duplicates: near_duplicate\n", "\n  similarity        0.625\n")
        .contains("\n  Its text cannot be shown: " + file + change.said)
        .doesNotContain("word by word", "\u001b");
    assertThat(told.lines().filter(line -> line.contains("cannot be shown"))).hasSize(1);
    assertThat(told).endsWith(told.lines().reduce((a, b) -> b).orElseThrow() + "\n");
  }

  @ParameterizedTest
  @EnumSource(names = {"GONE", "ANOTHER_TEXT"})
  void givenBenchmarkThatIsNotAsItWas_saysSoInOneLine(Change change) throws IOException {
    Path file =
        Cli.write(folder.resolve("b.jsonl"), "{\"question\":\"Name fruits from the garden\"}");
    run("decontaminate: {benchmarks: {fruits: {path: b.jsonl}}}");
    change.make(file);

    assertThat(why())
        .contains("was dropped by decontaminate: contaminated\n")
        .contains("\nrow 1 of fruits must not be repeated\n  Its text cannot be shown: " + file)
        .contains(change.said);
  }

  @Test
  void givenQuestionOfABenchmark_showsTheDifferenceOfTheTextThatWasSearched() {
    Cli.write(folder.resolve("b.jsonl"), "{\"question\":\"Please: name fruits from the garden!\"}");
    run("decontaminate: {words: 5, benchmarks: {fruits: {path: b.jsonl}}}");

    assertThat(why())
        .endsWith(
            """

            row 1 of fruits must not be repeated

              instruction, word by word: [-only in the dropped row-] {+only in the row of fruits+}
                [-Name-]{+Please: name+} fruits[-.
                From-]{+from+} the garden[-.-]{+!+}
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"output", "row"})
  void givenAnswerOfABenchmark_comparesWithTheAnswer(String field) {
    Cli.write(
        folder.resolve("b.jsonl"),
        "{\"key\":\"f-1\",\"q\":\"What grows?\",\"a\":\"Pears, plums and dates grow.\"}");
    run(
        "decontaminate: {words: 5, field: "
            + field
            + ", benchmarks: {fruits: {path: b.jsonl, map: {instruction: q, output: a, id: key}}}}");

    assertThat(why())
        .contains("\nrow f-1 of fruits must not be repeated\n")
        .contains("\n  output, word by word: ")
        .contains("plums and dates grow.\n");
  }

  @Test
  void givenRecipeThatNamesNoFile_saysSo() throws IOException {
    Map<String, ?> detail = Map.of("against", "e.jsonl", "row", "e.jsonl:1", "similarity", 1);
    Map<String, ?> row = Map.of("output", "x", "provenance", Map.of("source_id", "short"));
    new WhyFolder(Files.createDirectory(folder.resolve("out")), "seed: 1")
        .with(
            "rejects/dropped-00000-of-00001.jsonl",
            WhyFolder.dropped(WhyFolder.id("w1-a"), "f", "near_duplicate", detail, row))
        .done();

    assertThat(why())
        .endsWith(
            "\n  Its text cannot be shown: the recipe in manifest.json does not name its file\n");
  }
}
