package dev.winnow.pipelines.transforms.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.neardup.Jaccard;
import dev.winnow.filters.neardup.NearDuplicates;
import dev.winnow.filters.selection.Holdout;
import dev.winnow.pipelines.fixture.Pipelines;
import dev.winnow.pipelines.transforms.CollectedRows;
import dev.winnow.pipelines.transforms.PendingRows;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Lineage;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.beam.sdk.Pipeline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterNamesTest {
  @TempDir Path folder;

  /** All similar rows by a field, the first of them staying. */
  private static DuplicateFilter near(String field) {
    return NearDuplicates.PART.create(
        Settings.read(
            "near",
            NearDuplicates.PART.parameters(),
            Map.of(
                "field",
                field,
                "threshold",
                0.6,
                "recall",
                "exact",
                "order",
                "first",
                "shingle",
                Map.of("words", 1))));
  }

  /** The rows that stay after one filter and the other. */
  private List<Example> left(List<Example> given, boolean clustered, DuplicateFilter... filters) {
    return left(given, null, clustered, filters);
  }

  private List<Example> left(
      List<Example> given,
      @Nullable List<Example> against,
      boolean clustered,
      DuplicateFilter... filters) {
    Pipeline pipeline = Pipelines.direct();
    PendingRows rows = pipeline.apply(new DropDuplicatesTest.Given(given));
    for (int i = 0; i < filters.length; i++) {
      rows =
          rows.then(
              "near" + i,
              new DropDuplicates(
                  "near" + i,
                  filters[i],
                  against == null ? null : new DropDuplicatesTest.Given(against),
                  clustered,
                  folder.toString(),
                  "spool-" + i));
    }
    CollectedRows collected = CollectedRows.of(rows, folder);
    pipeline.run().waitUntilFinish();
    return collected.examples();
  }

  private static Example row(String instruction, String output, int position) {
    return Example.of(instruction, "", output, Provenance.read("f", "", position));
  }

  /** Instructions and outputs that drift apart by themselves; some rows descend from another. */
  private static List<Example> rows(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> rows = new ArrayList<>();
    String[] ask = {};
    String[] say = {};
    for (int i = 1; i <= 400; i++) {
      ask = random.nextInt(3) == 0 || i == 1 ? words(random) : drifted(random, ask);
      say = random.nextInt(3) == 0 || i == 1 ? words(random) : drifted(random, say);
      Example row = row(String.join(" ", ask), String.join(" ", say), i);
      if (random.nextInt(25) == 0 && i > 1) {
        String root = ExampleId.of(rows.get(random.nextInt(rows.size())));
        row = row.with(row.provenance().from(new Lineage(root, root, 1)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String[] words(SplittableRandom random) {
    String[] words = new String[10];
    Arrays.setAll(words, i -> "w" + random.nextInt(5_000));
    return words;
  }

  private static String[] drifted(SplittableRandom random, String[] words) {
    String[] drifted = words.clone();
    drifted[random.nextInt(drifted.length)] = "w" + random.nextInt(5_000);
    return drifted;
  }

  /** Names by row, every row against every other: what is similar takes the lesser name. */
  private static Map<Example, String> plainly(
      List<Example> rows, Map<Example, String> before, DuplicateFilter filter) {
    Map<Example, String> names = new HashMap<>();
    for (Example row : rows) {
      names.put(row, before.getOrDefault(row, ""));
    }
    for (Example a : rows) {
      long[] sketch = filter.sketch(filter.field().of(a)).shingles();
      for (Example b : rows) {
        long[] other = filter.sketch(filter.field().of(b)).shingles();
        if (Jaccard.similarity(sketch, other) >= filter.threshold()) {
          String one = names.getOrDefault(a, "");
          String two = names.getOrDefault(b, "");
          String least = one.compareTo(two) < 0 ? one : two;
          names.replaceAll((row, name) -> name.equals(one) || name.equals(two) ? least : name);
        }
      }
    }
    return names;
  }

  private static Map<Example, String> own(List<Example> rows) {
    Map<Example, String> names = new HashMap<>();
    for (Example row : rows) {
      String root = row.provenance().lineage().root();
      names.put(row, root.isEmpty() ? ExampleId.of(row) : root);
    }
    return names;
  }

  private static Example without(Example row) {
    return row.with(row.provenance().in(""));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givenTwoFilters_namesTheComponentsOfBothAndOfLineages(long seed) {
    List<Example> rows = rows(seed);
    DuplicateFilter asks = near("instruction");
    DuplicateFilter says = near("output");
    List<Example> first = left(rows, false, asks);

    Map<Example, String> names = plainly(rows, own(rows), asks);
    Map<Example, String> expected = plainly(first, names, says);
    List<Example> left = left(rows, true, asks, says);

    assertThat(left).hasSizeBetween(50, 350);
    for (Example row : left) {
      assertThat(row.provenance().cluster()).isEqualTo(expected.get(without(row)));
    }
    assertThat(left.stream().map(row -> row.provenance().cluster()).distinct())
        .as("some of those that are left hang together")
        .hasSizeBetween(10, left.size() - 10);
    Collections.shuffle(rows, new Random(seed));
    assertThat(left(rows, true, asks, says)).containsExactlyInAnyOrderElementsOf(left);
  }

  @Test
  void givenNobodyAsks_namesNone() {
    assertThat(left(rows(4), false, near("instruction")))
        .isNotEmpty()
        .allMatch(row -> row.provenance().cluster().isEmpty());
  }

  /** The row in the middle goes, and what it linked stays on one side whatever the seed. */
  @Test
  void givenChain_bothEndsAreOnOneSideForEverySeed() {
    Example a = row("a b c d e f g h", "", 1);
    Example b = row("c d e f g h i j", "", 2);
    Example c = row("e f g h i j k l", "", 3);
    List<Example> left = left(List.of(a, b, c), true, near("instruction"));
    assertThat(left.stream().map(ClusterNamesTest::without)).containsExactlyInAnyOrder(a, c);
    int apart = 0;
    for (long seed = 0; seed < 50; seed++) {
      Holdout holdout = new Holdout(0.5, seed);
      assertThat(holdout.takes(left.get(0).provenance().family()))
          .isEqualTo(holdout.takes(left.get(1).provenance().family()));
      apart += holdout.takes(ExampleId.of(a)) == holdout.takes(ExampleId.of(c)) ? 0 : 1;
    }
    assertThat(apart).as("seeds that part their ids").isBetween(5, 45);
  }

  /** Two rows that stay, each similar to one that goes because it repeats the row between them. */
  @Test
  void givenReference_rowsHangTogetherThroughIt() {
    List<Example> rows = new ArrayList<>();
    for (String text :
        List.of("a b c d e f g h", "c d e f g h i j", "g h i j k l m n", "1 2 3 4")) {
      rows.add(row(text, "", rows.size() + 1));
    }
    rows.add(row("i j k l m n o p", "", 5));
    List<Example> reference = List.of(row("e f g h i j k l", "", 1));
    List<Example> left = left(rows, reference, true, near("instruction"));

    assertThat(left.stream().map(ClusterNamesTest::without))
        .containsExactlyInAnyOrder(rows.get(0), rows.get(3), rows.get(4));
    String alone = ExampleId.of(rows.get(3));
    assertThat(left.stream().map(row -> row.provenance().cluster()).distinct())
        .hasSize(2)
        .contains(alone);
  }
}
