package dev.winnow.pipelines.transforms.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.filters.selection.Selector;
import dev.winnow.pipelines.output.Notes;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.Lines;
import dev.winnow.pipelines.transforms.RowRank;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectRowsTest {
  private static final int ROWS = 200;

  @TempDir Path folder;

  /** Few different lengths, so that there are many ties; some rows twice, some without a score. */
  private static List<Example> rows() {
    SplittableRandom random = new SplittableRandom(21);
    List<Example> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      String text = i % 10 == 0 ? "twice" : Integer.toString(random.nextInt());
      String output = "o".repeat(1 + (i % 10 == 0 ? 3 : random.nextInt(5)));
      TreeMap<String, Double> scores = new TreeMap<>();
      if (random.nextInt(4) > 0) {
        scores.put("score", random.nextInt(-5, 5) / 2.0);
      }
      Provenance from =
          Provenance.read(random.nextInt(3) + ".jsonl", "", i + 1).of("c" + random.nextInt(8));
      rows.add(new Example("", List.of(), text, "", output, from, scores));
    }
    return rows;
  }

  /** All rows as they rank by these settings. */
  private static List<Example> ranked(Map<String, ?> settings) {
    Selector selector = Selected.selector(settings);
    List<Example> rows = rows();
    rows.sort(Comparator.comparing(row -> RowRank.of(selector.weight(row), row)));
    return rows;
  }

  private Selected select(Map<String, ?> settings) {
    return Selected.of(settings, rows(), folder);
  }

  private static void assertTakes(Selected selected, List<Example> rows) {
    assertThat(selected.kept()).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(selected.dropped()).hasSize(ROWS - rows.size());
  }

  static Stream<Map<String, ?>> totals() {
    return Stream.of(1, 2, 77, ROWS - 1)
        .flatMap(
            rows ->
                Stream.of(
                    Map.of("top", rows, "by", "length"),
                    Map.of("top", rows, "by", "tokens"),
                    Map.of("top", rows, "by", "score"),
                    Map.of("sample", rows)));
  }

  @ParameterizedTest
  @MethodSource("totals")
  void givenMoreRows_takesTheFirstAndDropsTheRest(Map<String, ?> settings) {
    boolean sample = settings.containsKey("sample");
    int places = (Integer) settings.get(sample ? "sample" : "top");
    Selected selected = select(settings);
    assertTakes(selected, ranked(settings).subList(0, places));
    assertThat(selected.dropped())
        .extracting(OutputLine::label)
        .containsOnly(sample ? "select.not_in_sample" : "select.not_in_top");
    assertThat(Lines.at("/detail/places", selected.dropped()))
        .containsOnly(Integer.toString(places));
  }

  @Test
  void givenLengths_dropsSayWhatTheLastRowWeighs() {
    Map<String, ?> settings = Map.of("top", 50, "by", "length");
    Example last = ranked(settings).get(49);
    long least = Selected.selector(settings).weight(last);
    assertThat(Lines.at("/detail/least", select(settings).dropped()))
        .containsOnly(Long.toString(least));
  }

  @Test
  void givenRowsWithoutScores_theyGoLastAndSaySo() {
    Selected selected = select(Map.of("top", 20, "by", "score"));
    assertThat(selected.kept()).allMatch(row -> row.scores().containsKey("score"));
    assertThat(Lines.at("/detail/least", selected.dropped())).containsOnly("1.5");
    for (OutputLine line : selected.dropped()) {
      JsonNode json = Lines.json(line);
      JsonNode score = json.at("/row/scores/score");
      assertThat(json.at("/detail/weight")).isEqualTo(score);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {ROWS, ROWS + 1, Integer.MAX_VALUE})
  void givenNoMoreRowsThanPlaces_takesAll(int places) {
    assertTakes(select(Map.of("top", places)), rows());
    assertTakes(select(Map.of("sample", places)), rows());
    assertTakes(select(Map.of("each", places, "per", "source")), rows());
  }

  /** The first so many of each category, in order of rank. */
  private static List<Example> firstOfEach(Map<String, ?> settings, int each) {
    Map<String, Integer> counts = new HashMap<>();
    return ranked(settings).stream()
        .filter(row -> counts.merge(row.provenance().category(), 1, Integer::sum) <= each)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 22})
  void givenQuota_takesTheFirstOfEachGroup(int each) {
    Map<String, ?> random = Map.of("each", each, "per", "category", "by", "random");
    Map<String, ?> longest = Map.of("each", each, "per", "category", "by", "length");
    for (Map<String, ?> settings : List.of(random, longest)) {
      Selected selected = select(settings);
      assertTakes(selected, firstOfEach(settings, each));
      assertThat(selected.dropped())
          .extracting(OutputLine::label)
          .containsOnly("select.over_quota");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 37, 40, 90})
  void givenQuotaAndTotal_takesTheFirstOfThoseWithinQuota(int top) {
    Map<String, ?> settings = Map.of("each", 5, "per", "category", "by", "length", "top", top);
    List<Example> within = firstOfEach(settings, 5);
    assertThat(within).hasSize(40);
    assertTakes(select(settings), within.subList(0, Math.min(top, 40)));
  }

  private static Map<String, Object> mix(int sample) {
    return Map.of("sample", sample, "per", "source", "shares", Map.of("0.jsonl", 2, "2*", 1));
  }

  private static List<Example> of(String source, int first, Map<String, ?> settings) {
    return ranked(settings).stream()
        .filter(row -> row.provenance().source().equals(source))
        .limit(first)
        .toList();
  }

  @Test
  void givenShares_takesThemAndNothingElse() throws IOException {
    Selected selected = select(mix(60));
    List<Example> expected = new ArrayList<>(of("0.jsonl", 40, mix(60)));
    expected.addAll(of("2.jsonl", 20, mix(60)));
    assertTakes(selected, expected);
    assertThat(selected.dropped())
        .extracting(OutputLine::label)
        .containsOnly("select.over_share", "select.no_share");
    assertThat(Notes.read(folder.toString())).isEmpty();
  }

  @Test
  void givenTooFewRowsForAShare_theRatioHoldsAndANoteSaysSo() throws IOException {
    int first = of("0.jsonl", ROWS, mix(190)).size();
    int total = first * 3 / 2;
    Selected selected = select(mix(190));
    assertThat(selected.kept()).hasSize(total);
    assertThat(selected.kept())
        .filteredOn(row -> row.provenance().source().equals("2.jsonl"))
        .hasSizeBetween(total / 3, total / 3 + 1);
    assertThat(Notes.read(folder.toString()))
        .containsExactly(
            "select: %d rows instead of 190, because \"0.jsonl\" has but %d and the shares hold"
                .formatted(total, first));
  }

  @Test
  void givenShareOfNobody_stops() {
    Map<String, ?> settings =
        Map.of("top", 9, "per", "category", "shares", Map.of("c1", 1, "poetry", 1));
    assertThatThrownBy(() -> select(settings))
        .hasMessageContaining(
            "select.shares.poetry: no row that got here is of \"poetry\"; there are \"c0\", \"c1\","
                + " \"c2\", \"c3\", \"c4\" and others;");
  }

  static Stream<Map<String, ?>> all() {
    return Stream.of(
        Map.of("top", 50, "by", "score"),
        Map.of("sample", 50),
        Map.of("each", 3, "per", "source", "by", "length"),
        Map.of("each", 9, "per", "category", "sample", 50),
        mix(50));
  }

  @ParameterizedTest
  @MethodSource("all")
  void givenAnotherOrder_takesTheSame(Map<String, ?> settings) {
    List<Example> shuffled = rows();
    Collections.shuffle(shuffled, new Random(5));
    assertThat(new HashSet<>(Selected.of(settings, shuffled, folder).kept()))
        .isEqualTo(new HashSet<>(select(settings).kept()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void givenNoRows_givesNone(Map<String, ?> settings) {
    Selected selected = Selected.of(settings, List.of(), folder);
    assertThat(selected.kept()).isEmpty();
    assertThat(selected.dropped()).isEmpty();
  }
}
