package dev.winnow.pipelines.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {
  @TempDir Path temp;
  private Path dir;

  @BeforeEach
  void choose() {
    dir = temp.resolve("out");
  }

  private static WrittenFile stage(OutputFolder out, String path, String text) throws IOException {
    Path file = Path.of(out.staging(), path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return new WrittenFile(OutputKind.DATA, path, 1, text.length(), "", new TreeMap<>());
  }

  private static Path finish(OutputFolder out, String... paths) throws IOException {
    List<WrittenFile> files = new java.util.ArrayList<>();
    for (String path : paths) {
      files.add(stage(out, path, "row\n"));
    }
    String manifest =
        Manifest.of("1", "", JsonNodeFactory.instance.objectNode(), files, List.of()).toString();
    return out.commit(files, List.of(), "{}", manifest);
  }

  /** As a killed process leaves it: without its lock, but with the file. */
  private void stopped(OutputFolder run) throws IOException {
    run.discard();
    Files.createDirectories(dir);
    Files.createFile(dir.resolve(".winnow.lock"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(dir)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> dir.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void givenNewFolder_holdsWhatWasStagedAndNothingElse() throws IOException {
    Path manifest = finish(OutputFolder.prepare(dir, false), "data/train-00000-of-00001.jsonl");
    assertThat(manifest).isEqualTo(dir.resolve("manifest.json"));
    assertThat(files())
        .containsExactly("data/train-00000-of-00001.jsonl", "ledger.json", "manifest.json");
  }

  @Test
  void givenFinishedRun_isRefusedWithoutOverwrite() throws IOException {
    finish(OutputFolder.prepare(dir, false), "data/a.jsonl");
    assertThatThrownBy(() -> OutputFolder.prepare(dir, false))
        .isInstanceOf(OutputFolderException.class)
        .hasMessage(
            dir
                + ": the folder is not empty (it holds a finished run); give --overwrite to replace what Winnow wrote"
                + " there, or another folder with --out");
    assertThat(files()).contains("data/a.jsonl", "manifest.json");
  }

  @Test
  void givenOverwrite_removesOldShardsAndLeavesForeignFiles() throws IOException {
    finish(OutputFolder.prepare(dir, false), "data/a-of-2.jsonl", "data/b-of-2.jsonl");
    Files.writeString(dir.resolve("data/mine.txt"), "mine");
    Files.writeString(dir.resolve("notes.md"), "mine");
    finish(OutputFolder.prepare(dir, true), "data/a-of-1.jsonl");
    assertThat(files())
        .containsExactly(
            "data/a-of-1.jsonl", "data/mine.txt", "ledger.json", "manifest.json", "notes.md");
  }

  @Test
  void givenForeignFolder_isRefusedAndUntouched() throws IOException {
    Files.createDirectories(dir);
    Files.writeString(dir.resolve("thesis.tex"), "mine");
    assertThatThrownBy(() -> OutputFolder.prepare(dir, false))
        .hasMessageContaining("is not empty;");
    assertThat(files()).containsExactly("thesis.tex");
  }

  @Test
  void givenForeignFileInTheWay_refusesEvenWithOverwrite() throws IOException {
    Files.createDirectories(dir.resolve("data"));
    Files.writeString(dir.resolve("data/a.jsonl"), "mine");
    OutputFolder out = OutputFolder.prepare(dir, true);
    assertThatThrownBy(() -> finish(out, "data/a.jsonl"))
        .hasMessageContaining("is in the way and was not written by Winnow");
    assertThat(dir.resolve("data/a.jsonl")).hasContent("mine");
  }

  @Test
  void givenAnotherRunInTheFolder_isRefusedUntilThatIsDone() throws IOException {
    OutputFolder first = OutputFolder.prepare(dir, false);
    stage(first, "data/half.jsonl", "half");
    assertThatThrownBy(() -> OutputFolder.prepare(dir, true))
        .isInstanceOf(OutputFolderException.class)
        .hasMessage(
            dir + ": another run is writing here; wait for it, or name another folder with --out");
    assertThat(dir.resolve(".winnow/data/half.jsonl")).exists();
    finish(first, "data/whole.jsonl");
    finish(OutputFolder.prepare(dir, true), "data/whole.jsonl");
    assertThat(files()).containsExactly("data/whole.jsonl", "ledger.json", "manifest.json");
  }

  @Test
  void givenRunThatStoppedWhileStaging_startsAnew() throws IOException {
    stopped(OutputFolder.prepare(dir, false));
    Files.createDirectories(dir.resolve(".winnow/data"));
    Files.writeString(dir.resolve(".winnow/data/half.jsonl"), "half");
    finish(OutputFolder.prepare(dir, false), "data/whole.jsonl");
    assertThat(files()).containsExactly("data/whole.jsonl", "ledger.json", "manifest.json");
  }

  @Test
  void givenRunThatStoppedWhileMoving_replacesWhatItMoved() throws IOException {
    stopped(OutputFolder.prepare(dir, false));
    Files.createDirectories(dir.resolve(".winnow"));
    Files.createDirectories(dir.resolve("data"));
    Files.writeString(dir.resolve("data/moved.jsonl"), "half");
    Files.writeString(dir.resolve(".winnow/files.txt"), "data/moved.jsonl\ndata/not-yet.jsonl\n");
    finish(OutputFolder.prepare(dir, false), "data/whole.jsonl");
    assertThat(files()).containsExactly("data/whole.jsonl", "ledger.json", "manifest.json");
  }

  /**
   * A replacement of a.jsonl and same.jsonl by same.jsonl and b.jsonl, stopped behind each move.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void givenReplacementThatWasStopped_theNextRunPutsTheFormerOutputBack(int moves)
      throws IOException {
    Path manifest = finish(OutputFolder.prepare(dir, false), "data/a.jsonl", "data/same.jsonl");
    String former = Files.readString(manifest);
    Path staging = Files.createDirectories(dir.resolve(".winnow"));
    List<String> aside = List.of("manifest.json", "ledger.json", "data/a.jsonl", "data/same.jsonl");
    List<String> in = List.of("data/same.jsonl", "data/b.jsonl", "ledger.json");
    Files.writeString(
        staging.resolve("files.txt"), String.join("\n", aside) + "\n" + String.join("\n", in));
    for (int i = 0; i < moves; i++) {
      if (i < aside.size()) {
        Path to = staging.resolve("former").resolve(aside.get(i));
        Files.createDirectories(to.getParent());
        Files.move(dir.resolve(aside.get(i)), to);
      } else {
        Files.writeString(dir.resolve(in.get(i - aside.size())), "new");
      }
    }

    assertThatThrownBy(() -> OutputFolder.prepare(dir, false))
        .hasMessageContaining("it holds a finished run");
    OutputFolder.prepare(dir, true).discard();

    assertThat(files())
        .containsExactly("data/a.jsonl", "data/same.jsonl", "ledger.json", "manifest.json");
    assertThat(manifest).hasContent(former);
    assertThat(dir.resolve("data/same.jsonl")).hasContent("row");
  }

  @Test
  void givenLateStop_discardLeavesTheFinishedRun() throws IOException {
    OutputFolder out = OutputFolder.prepare(dir, false);
    finish(out, "data/a.jsonl");
    out.discard();
    assertThat(files()).containsExactly("data/a.jsonl", "ledger.json", "manifest.json");
  }

  @Test
  void givenMoveThatFails_leavesTheFormerOutput() throws IOException {
    finish(OutputFolder.prepare(dir, false), "data/a.jsonl");
    OutputFolder second = OutputFolder.prepare(dir, true);
    WrittenFile staged = stage(second, "data/b.jsonl", "row\n");
    WrittenFile lost =
        new WrittenFile(OutputKind.DATA, "data/lost.jsonl", 1, 1, "", new TreeMap<>());
    assertThatThrownBy(() -> second.commit(List.of(staged, lost), List.of(), "{}", "{}"))
        .hasMessageContaining("cannot make");
    second.discard();
    assertThat(files()).containsExactly("data/a.jsonl", "ledger.json", "manifest.json");
  }

  @Test
  void givenManifestThatPointsElsewhere_deletesNothingOutside() throws IOException {
    Path outside = temp.resolve("precious.txt");
    Files.writeString(outside, "mine");
    finish(OutputFolder.prepare(dir, false), "data/a.jsonl");
    Files.writeString(
        dir.resolve("manifest.json"),
        "{\"winnow\":\"1\",\"files\":[{\"path\":\"../precious.txt\"},{\"path\":\""
            + outside
            + "\"}]}");
    finish(OutputFolder.prepare(dir, true), "data/b.jsonl");
    assertThat(outside).hasContent("mine");
  }

  @Test
  void givenFailedRun_discardLeavesTheFinishedOne() throws IOException {
    finish(OutputFolder.prepare(dir, false), "data/a.jsonl");
    OutputFolder second = OutputFolder.prepare(dir, true);
    stage(second, "data/b.jsonl", "half");
    second.discard();
    assertThat(files()).containsExactly("data/a.jsonl", "ledger.json", "manifest.json");
  }

  @Test
  void givenFileInPlaceOfFolder_saysSo() throws IOException {
    Files.writeString(dir, "mine");
    assertThatThrownBy(() -> OutputFolder.prepare(dir, true))
        .hasMessage(dir + ": is a file; name a folder with --out");
  }
}
