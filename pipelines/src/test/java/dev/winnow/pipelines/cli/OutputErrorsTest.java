package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputErrorsTest {
  @TempDir Path folder;
  private Path recipe;
  private Path data;

  @BeforeEach
  void writeInput() {
    recipe = Cli.write(folder.resolve("my.yaml"), "seed: 1");
    data = Cli.write(folder.resolve("rows.jsonl"), Cli.rows(3));
  }

  private Cli curate(Path out, String... flags) {
    return flags.length == 0
        ? Cli.run("curate", recipe, data, "--out", out)
        : Cli.run("curate", recipe, data, "--out", out, flags[0]);
  }

  @Test
  void givenFolderWithOtherFiles_isRefusedUnlessOverwriteAndNeverDeletesThem() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path mine = Cli.write(out.resolve("mine.txt"), "mine");

    Cli refused = curate(out);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            out
                + ": the folder is not empty; give --overwrite to replace what Winnow wrote there, or"
                + " another folder with --out\n");

    assertThat(curate(out, "--overwrite").code()).isZero();
    assertThat(curate(out).err()).contains("it holds a finished run");
    assertThat(curate(out, "--overwrite").code()).isZero();
    assertThat(mine).hasContent("mine");
  }

  @Test
  void givenForeignFileInTheWay_isRefusedAndStays() throws IOException {
    Path out = folder.resolve("out");
    Files.createDirectories(out.resolve("data"));
    Path mine = Cli.write(out.resolve("data/train-00000-of-00001.jsonl"), "mine");

    Cli cli = curate(out, "--overwrite");

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err())
        .endsWith(mine + ": is in the way and was not written by Winnow; move it\n");
    assertThat(mine).hasContent("mine");
    assertThat(out.resolve(".winnow")).doesNotExist();
  }

  @Test
  void givenSomebodyElsesManifest_isRefusedAndStays() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    for (String content : new String[] {"{\"files\":[{\"path\":\"a\"}]}", "no JSON"}) {
      Path mine = Cli.write(out.resolve("manifest.json"), content);

      assertThat(curate(out).code()).isEqualTo(2);
      Cli cli = curate(out, "--overwrite");

      assertThat(cli.code()).isEqualTo(2);
      assertThat(cli.err())
          .endsWith(mine + ": is in the way and was not written by Winnow; move it\n");
      assertThat(mine).hasContent(content);
    }
  }

  @Test
  void givenWhatARunLeftThatBrokeWhileMoving_isTakenAwayBeforeTheNext() throws IOException {
    Path out = folder.resolve("out");
    Files.createDirectories(out.resolve(".winnow"));
    Files.createDirectories(out.resolve("data"));
    Cli.write(out.resolve(".winnow/files.txt"), "data/train-00000-of-00002.jsonl", "ledger.json");
    Path half = Cli.write(out.resolve("data/train-00000-of-00002.jsonl"), "half");

    assertThat(curate(out).code()).isZero();
    assertThat(half).doesNotExist();
    assertThat(out.resolve("data/train-00000-of-00001.jsonl")).exists();
  }

  @Test
  void givenFileWhereTheFolderShouldBe_namesIt() {
    for (Path out : new Path[] {data, data.resolve("below")}) {
      Cli cli = curate(out);

      assertThat(cli.code()).isEqualTo(2);
      assertThat(cli.err()).isEqualTo(data + ": is a file; name a folder with --out\n");
    }
  }

  @Test
  void givenPlaceThatNobodyCanWriteTo_saysSo() {
    assumeThat(Path.of("/proc/self")).exists();

    Cli cli = curate(Path.of("/proc/winnow"));

    assertThat(cli.code()).isEqualTo(1);
    assertThat(cli.err()).startsWith("/proc/winnow: cannot write here: ").hasLineCount(1);
  }

  @Test
  void givenWhatAKilledRunLeft_completesWithoutOverwrite() throws IOException {
    Path staging = folder.resolve("out/.winnow");
    Files.createDirectories(staging.resolve("data"));
    Cli.write(staging.resolve("files.txt"));
    Cli.write(staging.resolve("data/train-00000-of-00001.jsonl"), "half");

    Cli cli = curate(folder.resolve("out"));

    assertThat(cli.code()).isZero();
    assertThat(staging).doesNotExist();
    assertThat(cli.err()).contains("3 in = 3 kept");
  }
}
