package dev.winnow.filters.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.text.TokenCounter;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {
  private static final int ROWS = 400;
  private static final int SAMPLE = 100;
  private static final int SEEDS = 3000;

  /** Of 399 degrees of freedom: what 0.1 % and 99.9 % of all statistics are above. */
  private static final double HIGH = 492.0;

  private static final double LOW = 317.4;

  private static Example row(int i, Map<String, Double> scores) {
    return new Example(
        "",
        List.of(),
        "ask " + i,
        "",
        "o".repeat(i % 7),
        Provenance.read("f", "", i),
        new TreeMap<>(scores));
  }

  private static List<Integer> sample(long seed) {
    List<Integer> rows = new ArrayList<>();
    Map<Integer, Long> weights = new TreeMap<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(i);
      weights.put(i, Measure.RANDOM.weight(row(i, Map.of()), seed, TokenCounter.DEFAULT));
    }
    rows.sort(Comparator.comparing(weights::get, Comparator.reverseOrder()));
    return rows.subList(0, SAMPLE);
  }

  /** Each row is in a sample as often as any other, whatever seeds follow each other. */
  @ParameterizedTest
  @ValueSource(longs = {0, 42, 1L << 40})
  void givenManySeeds_everyRowIsSampledAsOften(long start) {
    int[] counts = new int[ROWS];
    for (int i = 0; i < SEEDS; i++) {
      sample(start + i).forEach(row -> counts[row]++);
    }
    double expected = (double) SEEDS * SAMPLE / ROWS;
    double statistic = 0;
    for (int count : counts) {
      statistic += (count - expected) * (count - expected);
    }
    // Of a sample without replacement: chi-square with one degree of freedom less than rows.
    statistic *= (ROWS - 1.0) / ROWS / (expected * (1 - (double) SAMPLE / ROWS));
    assertThat(statistic).isBetween(LOW, HIGH);
  }

  @Test
  void givenAnotherSeed_takesOtherRows() {
    assertThat(sample(42)).isEqualTo(sample(42)).isNotEqualTo(sample(43));
    List<Integer> both = new ArrayList<>(sample(42));
    both.retainAll(sample(43));
    assertThat(both).as("a quarter of a quarter").hasSizeBetween(8, 45);
  }

  @Test
  void givenScores_theirOrderIsThatOfTheNumbers() {
    double[] scores = {-1e300, -2.5, -0.0, 1e-320, 0.25, 3, Double.MAX_VALUE};
    long before = Measure.SCORE.weight(row(1, Map.of("other", 9.0)), 0, TokenCounter.DEFAULT);
    assertThat(Measure.SCORE.shown(before)).as("none").isNull();
    for (double score : scores) {
      long weight = Measure.SCORE.weight(row(1, Map.of("score", score)), 0, TokenCounter.DEFAULT);
      assertThat(weight).isGreaterThan(before);
      assertThat(Measure.SCORE.shown(weight)).isEqualTo(score + 0.0);
      before = weight;
    }
    assertThat(Measure.SCORE.weight(row(1, Map.of("score", 0.0)), 0, TokenCounter.DEFAULT))
        .isEqualTo(Measure.SCORE.weight(row(1, Map.of("score", -0.0)), 0, TokenCounter.DEFAULT));
  }

  @Test
  void givenTexts_lengthAndTokensCountThem() {
    Example row = row(3, Map.of());
    assertThat(Measure.LENGTH.weight(row, 0, TokenCounter.DEFAULT))
        .isEqualTo("ask 3\nooo".length());
    assertThat(Measure.TOKENS.weight(row, 0, TokenCounter.DEFAULT)).isBetween(4L, 6L);
    Example faces = Example.of("😀😀", "", "é", row.provenance());
    assertThat(Measure.LENGTH.weight(faces, 0, TokenCounter.DEFAULT)).isEqualTo(4);
    assertThat(Measure.LENGTH.shown(9)).isEqualTo(9L);
    assertThat(Measure.RANDOM.shown(9)).isNull();
  }
}
