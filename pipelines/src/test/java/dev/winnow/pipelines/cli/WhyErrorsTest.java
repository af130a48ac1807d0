package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyErrorsTest {
  private static final String REJECTS = "rejects/dropped-00000-of-00001.jsonl";
  private static final String DATA = "data/train-00000-of-00001.jsonl";
  private static final String A = WhyFolder.id("w1-aaaa");
  private static final String B = WhyFolder.id("w1-aaab");
  private static final Map<String, Object> OF_B = Map.of("of", B, "similarity", 0.75);

  @TempDir Path folder;

  private WhyFolder folder() {
    return new WhyFolder(folder, "seed: 1");
  }

  private static String dropped(String id, Map<String, ?> row) throws IOException {
    return WhyFolder.dropped(id, "near-duplicates", "near_duplicate", OF_B, row);
  }

  private static void assertRefused(Cli cli, int code, String message) {
    assertThat(cli.code()).isEqualTo(code);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).startsWith(message).doesNotContain("\tat ");
  }

  @Test
  void givenUnknownId_saysWhatIdsLookLike() throws IOException {
    Path out = folder().with(REJECTS, dropped(A, Map.of("output", "x"))).done();

    for (String id : new String[] {"w1-bbbb", "w1-aa", "w1", "rows.jsonl:3", "", "x\u001b"}) {
      assertRefused(
          Cli.run("why", out, id),
          2,
          out
              + " has no row \""
              + id.replace("\u001b", "\\u001b")
              + "\"; expected a content id (w1- and 32 digits) or its first 6 or more characters, a"
              + " row's own id in its source, or a failure's source such as rows.jsonl:12\n"
              + "See winnow why --help.");
    }
  }

  @Test
  void givenBeginningOfSeveralIds_namesThem() throws IOException {
    Path out = folder().with(REJECTS, dropped(A, Map.of()), dropped(B, Map.of())).done();

    assertRefused(
        Cli.run("why", out, "w1-aaa"),
        2,
        "2 rows have an id that begins with w1-aaa: " + A + ", " + B + "\n");
    assertThat(Cli.run("why", out, "w1-aaaa").code()).isZero();
  }

  @Test
  void givenNoFinishedFolder_saysWhatIsMissing() throws IOException {
    Path none = folder.resolve("none");
    assertRefused(Cli.run("why", none, A), 2, none + ": no such folder; name the output folder");
    Path file = Cli.write(folder.resolve("file"), "x");
    assertRefused(Cli.run("why", file, A), 2, file + ": is a file; name the output folder");
    Path manifest = folder.resolve("manifest.json");
    assertRefused(
        Cli.run("why", folder, A),
        2,
        manifest + ": is missing; no run has finished in this folder");
    for (String content : new String[] {"{\"winnow\":", "{}", "[]"}) {
      Cli.write(manifest, content);
      assertRefused(
          Cli.run("why", folder, A), 2, manifest + ": is no manifest that Winnow wrote\n");
    }
  }

  @Test
  void givenShardThatIsNotThereOrOutside_namesIt() throws IOException {
    folder().with(REJECTS, dropped(A, Map.of())).done();
    Files.delete(folder.resolve(REJECTS));
    assertRefused(
        Cli.run("why", folder, A),
        2,
        folder.resolve(REJECTS) + ": is missing, although the manifest lists it\n");

    Path inner = Files.createDirectory(folder.resolve("inner"));
    new WhyFolder(inner, "seed: 1").with("../secret.jsonl", "{}").done();
    assertRefused(Cli.run("why", inner, A), 2, inner.resolve("../secret.jsonl") + ": is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"id":"w1-aaaa0       | Unexpected end-of-input
          {"id":"w1-a"} x       | Unrecognized token 'x'
          {"id":1}              | no text "id"
          {"id":"a","filter":"f","reason":"r","detail":[],"row":{}} | no object "detail"
          [1]                   | no JSON object
          """)
  void givenBrokenLine_namesFileAndLine(String line, String problem) throws IOException {
    Path out = folder().with(REJECTS, dropped(A, Map.of()), line).done();

    Cli cli = Cli.run("why", out, A);

    assertRefused(
        cli, 1, "failed: " + out.resolve(REJECTS) + ":2: is not as a run wrote it: " + problem);
  }

  @Test
  void givenBytesThatAreNoUtf8_namesFileAndLine() throws IOException {
    Path out = folder().with(DATA, "{\"id\":\"a\"}").done();
    Files.write(out.resolve(DATA), new byte[] {'"', (byte) 0xff, '"', '\n'});

    assertRefused(
        Cli.run("why", out, A), 1, "failed: " + out.resolve(DATA) + ":1: is not as a run wrote it");
  }

  @Test
  void givenLinesLost_saysHowMany() throws IOException {
    Path out = folder().with(REJECTS, dropped(A, Map.of()), dropped(B, Map.of())).done();
    Cli.write(out.resolve(REJECTS), dropped(A, Map.of()));

    assertRefused(
        Cli.run("why", out, A),
        1,
        "failed: " + out.resolve(REJECTS) + ": has 1 lines, and the run wrote 2;");
  }

  @Test
  void givenRecipeThatIsNoYaml_saysSo() throws IOException {
    Path out = new WhyFolder(folder, "a: [").with(DATA, "{\"id\":\"a\"}").done();

    assertRefused(Cli.run("why", out, "a"), 1, "failed: " + out + "/manifest.json: its recipe is");
  }

  @Test
  void givenHostileRows_nothingReachesTheTerminalRaw() throws IOException {
    String evil = "x\u001b[2J\u0007\u202e\u2066\u0085\r\\ud800 \ud83d\nwas kept\n\u009b31m";
    Map<String, Object> detail = Map.of("of", B, "similarity", "0\u001b", "k\u001b\n", evil);
    Map<String, Object> row =
        Map.of(
            "output", evil, "provenance", Map.of("source", evil, "source_id", "odd\u001b\u202e"));
    Path out =
        folder()
            .with(REJECTS, WhyFolder.dropped(A, "f\u001b", "r\n" + evil, detail, row))
            .with(DATA, "{\"id\":\"" + B + "\",\"text\":\"\\u001b[2J \\ud800 y\"}")
            .with(
                "rejects/failed-00000-of-00001.jsonl",
                "{\"source\":\"f:1\",\"reason\":\"\\u001b\",\"detail\":\"\\n\",\"raw\":\"\\u202e\"}")
            .done();

    for (String id : new String[] {A, B, "odd\u001b\u202e", "f:1"}) {
      Cli cli = Cli.run("why", out, id);

      assertThat(cli.code()).as(cli.err()).isZero();
      assertThat(cli.out())
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n]]")
          .doesNotContain("\nwas kept")
          .contains("\\u");
    }
  }

  @Test
  void givenHugeTextsFarApart_saysSoAndShowsWhereTheyBegin() throws IOException {
    String ours = numbers(0, 150_000);
    String theirs = numbers(200_000, 350_000);
    Path out =
        folder()
            .with(
                REJECTS,
                dropped(A, Map.of("output", ours)),
                WhyFolder.dropped(B, "length", "too_long", Map.of(), Map.of("output", theirs)))
            .done();

    Cli cli = Cli.run("why", out, A);

    assertThat(cli.code()).isZero();
    assertThat(cli.out())
        .contains("They are more than 2,000 words apart: too far for a word diff.")
        .contains("\n  row of the one that stayed\n    200000 200001")
        .hasSizeLessThan(10_000);
  }

  @Test
  void givenSeedTaskAsTwin_saysSo() throws IOException {
    Path out =
        folder()
            .with(
                REJECTS,
                WhyFolder.dropped(
                    A,
                    "generate[0]",
                    "not_novel",
                    Map.of("of", "seed 3", "similarity", 0.8),
                    Map.of("instruction", "x", "output", "y")))
            .done();

    assertThat(Cli.run("why", out, A).out())
        .contains("It is too similar to seed 3, a seed task of generate[0]\n")
        .contains("\n  compared by       instruction\n  similarity        0.8\n");
  }

  @Test
  void givenManyDuplicates_showsTheFirstFew() throws IOException {
    String[] lines = new String[12];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = dropped(WhyFolder.id("w1-" + (10 + i)), Map.of("output", "x"));
    }
    Path out = folder().with(REJECTS, lines).with(DATA, "{\"id\":\"" + B + "\"}").done();

    assertThat(Cli.run("why", out, B).out())
        .contains("12 rows were dropped as its duplicates\n  " + WhyFolder.id("w1-10"))
        .endsWith("\n  … and 7 more\n");
  }

  private static String numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }
}
