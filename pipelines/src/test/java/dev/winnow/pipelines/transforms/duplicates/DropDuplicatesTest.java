package dev.winnow.pipelines.transforms.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.neardup.ExactDuplicates;
import dev.winnow.filters.neardup.Jaccard;
import dev.winnow.filters.neardup.NearDuplicates;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.fixture.Pipelines;
import dev.winnow.pipelines.output.Notes;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.CollectedRows;
import dev.winnow.pipelines.transforms.Lines;
import dev.winnow.pipelines.transforms.PendingRows;
import dev.winnow.pipelines.transforms.Rows;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropDuplicatesTest {
  /** A recipe may name a filter as it likes. */
  private static final String NAME = "../dup/a";

  private static final DuplicateFilter NEAR = near(Map.of());
  private static final DuplicateFilter EXACT =
      ExactDuplicates.PART.create(
          Settings.read("exact", ExactDuplicates.PART.parameters(), Map.of()));

  /** Rows that are there. */
  static final class Given extends PTransform<PBegin, PendingRows> {
    private final List<Example> rows;

    Given(List<Example> rows) {
      this.rows = rows;
    }

    @Override
    public PendingRows expand(PBegin begin) {
      return PendingRows.of(
          Rows.of(
              begin.apply(Create.of(rows).withCoder(ExampleCoder.of())),
              PCollectionList.empty(begin.getPipeline())));
    }
  }

  private record Outcome(List<Example> kept, List<OutputLine> dropped) {}

  private static DuplicateFilter near(Map<String, ?> more) {
    Map<String, Object> settings =
        new TreeMap<>(Map.of("threshold", 0.6, "recall", 0.9999, "shingle", Map.of("words", 2)));
    settings.putAll(more);
    return NearDuplicates.PART.create(
        Settings.read("near", NearDuplicates.PART.parameters(), settings));
  }

  @TempDir Path folder;
  private int spools;

  private Outcome drop(DuplicateFilter filter, List<Example> rows) {
    return drop(filter, null, rows);
  }

  private Outcome drop(
      DuplicateFilter filter, @Nullable List<Example> against, List<Example> rows) {
    Pipeline pipeline = Pipelines.direct();
    PendingRows left =
        pipeline
            .apply(new Given(rows))
            .then(
                NAME,
                new DropDuplicates(
                    NAME,
                    filter,
                    against == null ? null : new Given(against),
                    false,
                    folder.toString(),
                    "spool" + spools++));
    CollectedRows collected = CollectedRows.of(left, folder);
    pipeline.run().waitUntilFinish();
    return new Outcome(collected.examples(), collected.lines());
  }

  @Test
  void givenRowsWithoutTheField_comparesThemWithNone() {
    DuplicateFilter byInput =
        ExactDuplicates.PART.create(
            Settings.read("exact", ExactDuplicates.PART.parameters(), Map.of("field", "input")));
    List<Example> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rows.add(Example.of("ask " + i, "", "answer " + i, Provenance.read("f", "", i)));
      rows.add(Example.of("ask " + i, "the same", "answer", Provenance.read("f", "", 10 + i)));
    }
    Outcome outcome = drop(byInput, rows);
    assertThat(outcome.kept()).hasSize(6);
    assertThat(outcome.dropped()).hasSize(4);
  }

  private static Example row(String text, int position) {
    return Example.of("", "", text, Provenance.read("f", "", position));
  }

  /** Texts in families that drift apart word by word, some of them word for word the same. */
  private static List<Example> families(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> rows = new ArrayList<>();
    for (int family = 0; family < 25; family++) {
      String[] words = new String[12 + random.nextInt(20)];
      Arrays.setAll(words, i -> "w" + random.nextInt(3000));
      for (int member = random.nextInt(12); member >= 0; member--) {
        rows.add(row(String.join(" ", words), rows.size() + 1));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
          words[random.nextInt(words.length)] = "w" + random.nextInt(3000);
        }
      }
    }
    return rows;
  }

  private static List<Example> ranked(DuplicateFilter filter, List<Example> rows) {
    return rows.stream()
        .sorted(Comparator.comparing((Example row) -> ToSpool.rank(filter, row)))
        .toList();
  }

  /** Rows as a filter sees them; each is sketched once. */
  private static final class Sketches {
    private final DuplicateFilter filter;
    private final Map<String, DuplicateFilter.Sketch> known = new HashMap<>();

    Sketches(DuplicateFilter filter) {
      this.filter = filter;
    }

    private DuplicateFilter.Sketch of(Example row) {
      return known.computeIfAbsent(filter.field().of(row), filter::sketch);
    }

    double similarity(Example a, Example b) {
      if (filter.field().of(a).isEmpty() || filter.field().of(b).isEmpty()) {
        return 0;
      }
      DuplicateFilter.Sketch one = of(a);
      DuplicateFilter.Sketch other = of(b);
      boolean compared = Arrays.stream(one.keys()).anyMatch(key -> contains(other.keys(), key));
      return compared ? Jaccard.similarity(one.shingles(), other.shingles()) : 0;
    }
  }

  private static boolean contains(long[] keys, long key) {
    return Arrays.stream(keys).anyMatch(other -> other == key);
  }

  /** Every row against every row that stays before it. */
  private static List<Example> staying(DuplicateFilter filter, List<Example> rows) {
    List<Example> staying = new ArrayList<>();
    Sketches sketches = new Sketches(filter);
    for (Example row : ranked(filter, rows)) {
      if (staying.stream().noneMatch(s -> sketches.similarity(s, row) >= filter.threshold())) {
        staying.add(row);
      }
    }
    return staying;
  }

  private static void assertAsDecidedPlainly(
      DuplicateFilter filter, List<Example> rows, Outcome outcome) {
    assertThat(outcome.kept()).containsExactlyInAnyOrderElementsOf(staying(filter, rows));
    assertThat(outcome.kept().size() + outcome.dropped().size()).isEqualTo(rows.size());
    Map<String, Example> byId = new HashMap<>();
    rows.forEach(row -> byId.put(ExampleId.of(row), row));
    Map<String, Example> keptById = new HashMap<>();
    outcome.kept().forEach(row -> keptById.put(ExampleId.of(row), row));
    Sketches sketches = new Sketches(filter);
    for (OutputLine line : outcome.dropped()) {
      JsonNode json = Lines.json(line);
      assertThat(line.label()).isEqualTo(NAME + "." + filter.reason());
      String partner = json.at("/detail/of").asText();
      assertThat(keptById).containsKey(partner);
      double similar =
          sketches.similarity(keptById.get(partner), byId.get(json.get("id").asText()));
      assertThat(similar).isGreaterThanOrEqualTo(filter.threshold());
      assertThat(json.at("/detail/similarity").asDouble())
          .isEqualTo(Math.rint(similar * 10_000) / 10_000);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void givenFamiliesOfRows_decidesAsEveryAgainstEveryDoes(int seed) {
    List<Example> rows = families(seed);
    Outcome outcome = drop(NEAR, rows);
    assertAsDecidedPlainly(NEAR, rows, outcome);
    assertThat(outcome.dropped().size()).isGreaterThan(20);
    assertThat(outcome.kept().size()).isGreaterThan(30);
  }

  @Test
  void givenOtherOrder_givesTheSameLines() {
    List<Example> rows = families(99);
    Outcome one = drop(NEAR, rows);
    Collections.shuffle(rows, new Random(1));
    Outcome other = drop(NEAR, rows);
    assertThat(other.kept()).containsExactlyInAnyOrderElementsOf(one.kept());
    assertThat(other.dropped()).containsExactlyInAnyOrderElementsOf(one.dropped());
  }

  @Test
  void givenExactFilter_keepsOneOfEqualTexts() {
    List<Example> rows = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      rows.add(row("text " + i % 30, i + 1));
    }
    rows.add(row("Text 1", 91));
    rows.add(row("text 1 ", 92));
    Outcome outcome = drop(EXACT, rows);
    assertThat(outcome.kept()).hasSize(32);
    assertAsDecidedPlainly(EXACT, rows, outcome);
  }

  @Test
  void givenRowsThatDifferInNothing_keepsExactlyOne() {
    for (DuplicateFilter filter : List.of(NEAR, EXACT)) {
      List<Example> rows = new ArrayList<>();
      for (int i = 1; i <= 40; i++) {
        rows.add(row("one and the same text, again and again", i));
      }
      Outcome outcome = drop(filter, rows);
      assertThat(outcome.kept()).containsExactly(rows.get(0));
      assertThat(outcome.dropped()).hasSize(39);
      assertThat(Lines.at("/detail/similarity", outcome.dropped())).containsOnly("1.0");
    }
  }

  @Test
  void givenEmptyAndShortTexts_dropsOnlyEqualOnes() {
    List<Example> rows = new ArrayList<>();
    for (String text : List.of("", "", "one", "One", "two", "!?", "…", "\0")) {
      rows.add(row(text, rows.size() + 1));
    }
    assertAsDecidedPlainly(NEAR, rows, drop(NEAR, rows));
  }

  @Test
  void givenNoRowsOrOne_dropsNone() {
    assertThat(drop(NEAR, List.of())).isEqualTo(new Outcome(List.of(), List.of()));
    List<Example> one = List.of(row("alone", 1));
    assertThat(drop(EXACT, one)).isEqualTo(new Outcome(one, List.of()));
  }

  @Test
  void givenReferences_dropsWhatRepeatsThemAndSaysSo() {
    DuplicateFilter filter = near(Map.of("against", Map.of("path", "/some/where/eval.jsonl")));
    List<Example> rows = families(5);
    List<Example> reference = List.of(rows.get(0), rows.get(20), row("nothing like it", 3));
    Outcome outcome = drop(filter, reference, rows);
    assertThat(outcome.kept()).doesNotContain(rows.get(0), rows.get(20));
    assertThat(outcome.kept().size() + outcome.dropped().size()).isEqualTo(rows.size());
    List<String> names =
        reference.stream()
            .map(Example::provenance)
            .map(from -> from.source() + ":" + from.position())
            .toList();
    List<OutputLine> repeated =
        outcome.dropped().stream()
            .filter(line -> Lines.json(line).at("/detail").has("against"))
            .toList();
    assertThat(Lines.at("/detail/against", repeated)).containsOnly("eval.jsonl");
    assertThat(names).containsAll(Lines.at("/detail/row", repeated));
    assertThat(repeated.size()).isGreaterThanOrEqualTo(2).isLessThan(outcome.dropped().size());
  }

  @Test
  void givenPriority_rowsOfTheBetterSourceStay() {
    DuplicateFilter filter = near(Map.of("priority", List.of("good.jsonl", "w*")));
    String text = "one two three four five six seven eight";
    List<Example> rows = new ArrayList<>();
    for (String source : List.of("other.jsonl", "web-1.jsonl", "good.jsonl", "web-2.jsonl")) {
      rows.add(Example.of("", "", text + " w" + rows.size(), Provenance.read(source, "", 1)));
    }
    assertThat(drop(filter, rows).kept())
        .extracting(row -> row.provenance().source())
        .containsExactly("good.jsonl");
    rows.remove(2);
    assertThat(drop(filter, rows).kept())
        .extracting(row -> row.provenance().source())
        .isSubsetOf("web-1.jsonl", "web-2.jsonl")
        .hasSize(1);
  }

  @Test
  void givenOrder_theFirstOrTheBestStays() {
    List<Example> rows = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      Example row = row("one two three four five six seven eight" + " nine".repeat(i % 3), i);
      SortedMap<String, Double> scores = new TreeMap<>(Map.of("score", i == 4 ? 0.5 : -i * 0.1));
      rows.add(
          new Example(
              "",
              List.of(),
              "",
              "",
              row.output(),
              row.provenance(),
              i == 9 ? new TreeMap<>() : scores));
    }
    assertThat(drop(near(Map.of("order", "first")), rows).kept()).containsExactly(rows.get(0));
    assertThat(drop(near(Map.of("order", "score")), rows).kept()).containsExactly(rows.get(3));
    assertThat(drop(near(Map.of("order", "length")), rows).kept())
        .extracting(row -> row.output().length())
        .containsExactly("one two three four five six seven eight nine nine".length());
  }

  @Test
  void givenExactRecall_decidesAsEveryAgainstEveryDoes() {
    List<Example> rows = families(31);
    DuplicateFilter exact = near(Map.of("recall", "exact"));
    Outcome outcome = drop(exact, rows);
    List<Example> staying = new ArrayList<>();
    for (Example row : ranked(exact, rows)) {
      long[] set = exact.sketch(row.output()).shingles();
      if (staying.stream()
          .noneMatch(s -> Jaccard.similarity(exact.sketch(s.output()).shingles(), set) >= 0.6)) {
        staying.add(row);
      }
    }
    assertThat(outcome.kept()).containsExactlyInAnyOrderElementsOf(staying);
    assertThat(outcome.dropped()).isNotEmpty();
  }

  /** Its sketch is longer than what is written at once. */
  @Test
  void givenHugeRowsAmongSmallOnes_comparesAll() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      text.append(i).append(' ');
    }
    List<Example> rows = new ArrayList<>(families(3));
    int small = drop(NEAR, rows).kept().size();
    rows.add(row(text.toString(), 1_000));
    rows.add(0, row(text + "and one word more", 1_001));
    Outcome outcome = drop(NEAR, rows);
    assertThat(outcome.kept()).hasSize(small + 1);
    assertThat(outcome.kept())
        .filteredOn(row -> row.output().startsWith(text.toString()))
        .hasSize(1);
  }

  /** Two thirds of each text stand in all of them: many share a bucket, and no two are similar. */
  @Test
  void givenBucketOfVeryManyDifferentRows_leavesANote() throws IOException {
    SplittableRandom random = new SplittableRandom(8);
    String shared = " s".repeat(15).concat(" a b c d e f g h i j k l m n o p q r s t u v w x y z");
    List<Example> rows = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      StringBuilder text = new StringBuilder(shared);
      random.ints(14, 0, 1_000_000).forEach(word -> text.append(" w").append(word));
      rows.add(row(text.toString(), i + 1));
    }
    Outcome outcome = drop(NEAR, rows);
    assertThat(outcome.kept()).hasSize(6_000);
    assertThat(Notes.read(folder.toString()))
        .singleElement()
        .asString()
        .startsWith(NAME)
        .contains("rows share a bucket");
  }
}
