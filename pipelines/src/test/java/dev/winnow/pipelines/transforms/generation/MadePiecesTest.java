package dev.winnow.pipelines.transforms.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.Generated;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Provenance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadePiecesTest {
  @TempDir Path folder;

  private static Generated of(String output) {
    return new Generated(
        List.of(Example.of("q", "", output, Provenance.read("f", "", 1))),
        List.of(new Failure("s", "r", "d", output)));
  }

  @Test
  void givenWorkThatWasDoneTwice_givesEachPieceOnce() throws Exception {
    for (int worker = 0; worker < 2; worker++) {
      try (MadePieces file = MadePieces.create(folder)) {
        file.write(7, of("seven"));
        file.write(3, of("three \ud83d\ude00"));
        file.finish();
      }
    }
    Map<Integer, Generated> read = new TreeMap<>();
    assertThat(MadePieces.read(folder, (piece, made) -> assertThat(read.put(piece, made)).isNull()))
        .isEqualTo(2);
    assertThat(read.keySet()).containsExactly(3, 7);
    assertThat(read.get(3)).isEqualTo(of("three \ud83d\ude00"));
    assertThat(read.get(7)).isEqualTo(of("seven"));
  }

  @Test
  void givenCopiesThatDiffer_takesTheOneThatLostLeast() throws Exception {
    Generated whole = new Generated(of("a").examples(), List.of());
    Generated failed = new Generated(List.of(), of("timeout").failures());
    for (List<Generated> worker : List.of(List.of(failed, whole), List.of(whole, failed))) {
      try (MadePieces file = MadePieces.create(folder)) {
        file.write(0, worker.get(0));
        file.write(1, worker.get(1));
        file.finish();
      }
    }
    Map<Integer, Generated> read = new TreeMap<>();
    MadePieces.read(folder, read::put);
    assertThat(read.values()).containsExactly(whole, whole);
  }

  @Test
  void givenAFileThatWasNotFinished_isNotThere() throws Exception {
    MadePieces lost = MadePieces.create(folder);
    lost.write(1, of("lost"));
    assertThat(MadePieces.read(folder, (piece, made) -> {})).isZero();
    lost.close();
    assertThat(folder).isEmptyDirectory();
  }
}
