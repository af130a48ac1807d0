package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadDataTest {
  @TempDir Path folder;
  private Path recipe;

  @BeforeEach
  void writeRecipe() {
    recipe =
        Cli.write(
            folder.resolve("my.yaml"),
            "render: {format: alpaca, template: none}",
            "output: {dir: out, keep: [id]}");
  }

  private Cli curate(Object... data) {
    Object[] args = new Object[data.length + 2];
    args[0] = "curate";
    args[1] = recipe;
    System.arraycopy(data, 0, args, 2, data.length);
    return Cli.run(args);
  }

  private void assertDone(Cli cli) {
    assertWritten(cli, 0);
  }

  /** Nothing became a row: the rejects are written, and the run has failed. */
  private void assertAllFailed(Cli cli) {
    assertWritten(cli, 1);
    assertThat(cli.err()).endsWith("failed: nothing that came in became a row\n");
  }

  private void assertWritten(Cli cli, int code) {
    Path manifest = folder.resolve("out/manifest.json");
    assertThat(cli.code()).as(cli.err()).isEqualTo(code);
    assertThat(cli.out()).isEqualTo(manifest + System.lineSeparator());
    assertThat(manifest).exists();
  }

  private static void assertRefused(Cli cli, String message) {
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).endsWith(message + "\n").doesNotContain("Exception", "\tat ");
  }

  @Test
  void givenGoodRows_saysPlanAndLedgerAndNothingElse() {
    Path data = Cli.write(folder.resolve("odd [1] name.jsonl"), Cli.rows(3));

    Cli cli = curate(data);

    assertDone(cli);
    assertThat(cli.err().lines())
        .startsWith("reading odd [1] name.jsonl")
        .endsWith("  balanced: 3 in = 3 kept + 0 dropped + 0 failed");
  }

  @Test
  void givenQuiet_saysNothing() {
    Path data = Cli.write(folder.resolve("rows.jsonl"), Cli.rows(3));

    Cli cli = curate(data, "--quiet");

    assertDone(cli);
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void givenDataThatIsNotThere_saysSo() throws IOException {
    Path shelf = Files.createDirectory(folder.resolve("shelf"));

    assertRefused(curate(folder.resolve("no.jsonl")), "no.jsonl: no such file");
    assertRefused(curate(shelf + "/*.jsonl"), "/*.jsonl: no such file");
    assertRefused(
        curate(shelf),
        shelf + ": is a folder; name its files, for example '" + shelf + "/*.jsonl'");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void givenPicture_refusesItBeforeTheRun() throws IOException {
    Path data = folder.resolve("pic.jsonl");
    Files.write(data, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0});

    assertRefused(
        curate(data), "expected JSONL, a JSON array, CSV or TSV; the file is a PNG picture");
  }

  @Test
  void givenEmptyFile_namesIt() {
    Cli cli =
        curate(
            Cli.write(folder.resolve("empty.jsonl")),
            Cli.write(folder.resolve("rows.jsonl"), Cli.rows(1)));

    assertDone(cli);
    assertThat(cli.err()).contains("\nempty.jsonl: there are no rows in it\n");
  }

  @Test
  void givenEmptyFilesOnly_fails() {
    assertAllFailed(curate(Cli.write(folder.resolve("empty.jsonl"))));
  }

  @Test
  void givenMappedCsvWithAnEmptyQuestion_isNoPlainText() {
    Cli.write(
        folder.resolve("my.yaml"),
        "read: [{map: {instruction: question, output: answer}}]",
        "output: {dir: out}");

    Cli cli = curate(Cli.write(folder.resolve("rows.csv"), "question,answer", ",Fig"));

    assertAllFailed(cli);
    assertThat(cli.err())
        .contains("rows.csv:2  missing_field: field: question; the row lacks it, or has nothing");
  }

  @Test
  void givenLoneSurrogate_saysWhereAndTheMend() {
    Cli cli = curate(Cli.write(folder.resolve("rows.jsonl"), "{\"text\":\"ab\\ud800\"}"));

    assertAllFailed(cli);
    assertThat(cli.err())
        .contains("found: a lone surrogate at character 3; mend the file's encoding");
  }

  @Test
  void givenSampleOfMoreThanThereAre_saysSo() {
    Cli cli =
        curate(Cli.write(folder.resolve("rows.jsonl"), Cli.rows(3)), "--set", "select.sample=5");

    assertDone(cli);
    assertThat(cli.err()).contains("select: 3 rows instead of 5: there are no more\n");
  }

  @Test
  void givenTextThatIsNoJson_showsOneRowAndFails() {
    Cli cli = curate(Cli.write(folder.resolve("letter.txt"), "Dear reader,", "bye"));

    assertAllFailed(cli);
    assertThat(cli.err())
        .contains("2 failures, see " + folder.resolve("out/rejects") + "/failed-*.jsonl")
        .containsPattern("\n  letter\\.txt:[12]  bad_json: .*Unrecognized token");
  }

  @Test
  void givenTruncatedGzip_keepsWhatCameBefore() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(String.join("\n", Cli.rows(2000)).getBytes(StandardCharsets.UTF_8));
    }
    Path data = folder.resolve("rows.jsonl.gz");
    Files.write(data, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

    Cli cli = curate(data);

    assertDone(cli);
    assertThat(cli.err())
        .contains("rows.jsonl.gz  truncated_file: the file breaks off")
        .contains("truncated_row: the file breaks off inside this line");
    assertThat(Files.readString(folder.resolve("out/data/train-00000-of-00001.jsonl")).lines())
        .hasSizeGreaterThan(800);
  }

  @Test
  void givenBadBytesAndUnknownKeys_showsEachWithItsMend() throws IOException {
    Path data = folder.resolve("rows.jsonl");
    Files.write(
        data, "{\"question\":1}\n{\"text\":\"\u00ff\"}\n".getBytes(StandardCharsets.ISO_8859_1));

    Cli cli = curate(data);

    assertAllFailed(cli);
    assertThat(cli.err())
        .containsPattern("rows\\.jsonl:2  invalid_utf8: .*not valid UTF-8; convert the file")
        .contains("rows.jsonl:1  unknown_shape: keys: question; name the fields: read: [{map:");
  }

  @Test
  void givenRowWithoutTheMappedField_saysWhich() {
    Cli.write(
        folder.resolve("my.yaml"),
        "read: [{map: {instruction: question, output: answer}}]",
        "output: {dir: out}");
    Path data = Cli.write(folder.resolve("rows.jsonl"), "{\"question\":\"Who?\"}");

    Cli cli = curate(data);

    assertAllFailed(cli);
    assertThat(cli.err()).contains("rows.jsonl:1  missing_field: field: answer");
  }

  @Test
  void givenRepeatedIds_warnsWithCountAndExample() {
    String[] rows = Cli.rows(6);
    rows[1] = rows[1].replace("\"r1\"", "\"twin\"");
    rows[4] = rows[4].replace("\"r4\"", "\"twin\"");

    Cli cli = curate(Cli.write(folder.resolve("rows.jsonl"), rows));

    assertDone(cli);
    assertThat(cli.err())
        .contains("1 id belongs to more than one row: 2 rows in all, for example \"twin\"");
  }

  @Test
  void givenVeryLongLine_keepsIt() {
    String[] rows = Cli.rows(2);
    rows[1] = rows[1].replace("Fruit number", "word ".repeat(1_000_000));

    Cli cli = curate(Cli.write(folder.resolve("rows.jsonl"), rows));

    assertDone(cli);
    assertThat(cli.err()).contains("2 in = 2 kept");
  }
}
