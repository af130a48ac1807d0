package dev.winnow.pipelines.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.shape.RowShapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCounterTest {
  @TempDir Path folder;

  /** Remembers what it counted, in order. */
  private static final class Seen implements RowCounts<Seen> {
    private final List<String> all = new ArrayList<>();

    @Override
    public void row(Example row) {
      if (row.output().equals("bad rule")) {
        throw new IllegalStateException("a count that fails");
      }
      all.add(row.provenance().source() + ":" + row.provenance().position());
    }

    @Override
    public void failure(String file, Failure failure) {
      assertThat(failure.source()).startsWith(file);
      all.add(failure.source() + " " + failure.reason());
    }

    @Override
    public void add(Seen later) {
      all.addAll(later.all);
    }
  }

  private InputFile file(String name, List<String> lines) throws IOException {
    return new InputFile(Files.write(folder.resolve(name), lines).toString(), name, 0);
  }

  private static List<String> count(List<InputFile> files, long limit) throws IOException {
    return RowCounter.count(files, List.of(RowShapes.recognised()), limit, Seen::new).all;
  }

  /** More rows than a block has; every so often one that is none, or that cannot be cut out. */
  private List<InputFile> files(SplittableRandom random, List<String> expected) throws IOException {
    List<InputFile> files = new ArrayList<>();
    for (String name : List.of("a.jsonl", "b.csv", "c.jsonl")) {
      boolean csv = name.endsWith(".csv");
      List<String> lines = new ArrayList<>(csv ? List.of("text,id") : List.of());
      for (int left = random.nextInt(3 * RowBlock.ROWS); left > 0; left--) {
        int number = lines.size() + 1;
        boolean good = random.nextInt(100) > 0;
        String bad = csv ? "one,two,three" : "{";
        lines.add(good ? (csv ? "a," + number : "{\"text\":\"a\"}") : bad);
        String place = name + ":" + number;
        expected.add(good ? place : place + (csv ? " bad_csv" : " bad_json"));
      }
      files.add(file(name, lines));
    }
    return files;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givenFiles_countsEveryRowAndFailureInTheFilesOrder(long seed) throws IOException {
    List<String> expected = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    List<InputFile> files = files(random, expected);

    assertThat(count(files, Long.MAX_VALUE)).isEqualTo(expected);
    int limit = random.nextInt(expected.size()) + 1;
    assertThat(count(files, limit)).isEqualTo(expected.subList(0, limit));
    assertThat(count(files, expected.size())).isEqualTo(expected);
  }

  @Test
  void givenNoRows_countsNothing() throws IOException {
    assertThat(count(List.of(file("empty.jsonl", List.of())), 5)).isEmpty();
    assertThat(count(List.of(), 5)).isEmpty();
  }

  @Test
  void givenCountThatFails_saysWhy() throws IOException {
    InputFile file = file("a.jsonl", List.of("{\"text\":\"bad rule\"}"));

    assertThatThrownBy(() -> count(List.of(file), 5))
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("a count that fails");
  }
}
