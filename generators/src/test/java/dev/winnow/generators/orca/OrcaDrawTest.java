package dev.winnow.generators.orca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.Generated;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.orca.Step.Echo;
import dev.winnow.templates.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is drawn: evenly, and by the query alone. All seeds are fixed, so nothing here can flake.
 */
class OrcaDrawTest {
  private static final int MANY = 6000;

  private static Generated run(OrcaGenerator generator) throws Exception {
    return Step.run(generator, new Echo("weak"), new Echo("strong"));
  }

  /** What was made of each query, by its instruction. */
  private static Map<String, List<String>> byQuery(Generated made) {
    return made.examples().stream()
        .collect(
            Collectors.groupingBy(
                Example::instruction,
                TreeMap::new,
                Collectors.mapping(
                    row -> row.provenance().operation() + " " + row.output(),
                    Collectors.toList())));
  }

  @Test
  void givenManyRows_everyMessageIsAsLikely() throws Exception {
    for (String subset : List.of("all", "niv2", "t0", "cot")) {
      Map<String, Long> counts =
          run(Step.of(Step.rows(MANY), "subset", subset)).examples().stream()
              .map(row -> row.provenance().operation())
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      int kinds = Subset.named(subset).orElseThrow().kinds(false).size();
      assertThat(counts).hasSize(kinds);
      double expected = (double) MANY / kinds;
      double chiSquare =
          counts.values().stream()
              .mapToDouble(n -> (n - expected) * (n - expected) / expected)
              .sum();
      assertThat(upperTail(chiSquare, kinds - 1)).as("p of " + counts).isBetween(0.005, 0.995);
    }
  }

  /** P(X ≥ x) of the chi-square distribution (Wilson and Hilferty's normal approximation). */
  private static double upperTail(double x, int degrees) {
    double spread = 2.0 / (9 * degrees);
    double z = (Math.cbrt(x / degrees) - (1 - spread)) / Math.sqrt(spread);
    double t = 1 / (1 + 0.2316419 * Math.abs(z));
    double tail =
        Math.exp(-z * z / 2)
            / Math.sqrt(2 * Math.PI)
            * t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return z > 0 ? tail : 1 - tail;
  }

  @Test
  void givenStrongerShare_isTheShareOfTheQueries() throws Exception {
    for (double share : new double[] {0.05, 0.2, 0.5}) {
      OrcaGenerator generator = Step.of(Step.rows(MANY), "stronger", "s", "stronger_share", share);
      long strong =
          run(generator).examples().stream()
              .filter(row -> row.provenance().teacher().equals("strong"))
              .count();
      double deviation = Math.sqrt(MANY * share * (1 - share));
      assertThat((strong - MANY * share) / deviation).as("z of " + share).isBetween(-2.8, 2.8);
    }
    assertThat(run(Step.of(Step.rows(50), "stronger", "s", "stronger_share", 0)).examples())
        .hasSize(50);
    assertThat(run(Step.of(Step.rows(50), "stronger", "s", "stronger_share", 1)).examples())
        .hasSize(100);
    assertThat(run(Step.of(Step.rows(50))).examples()).hasSize(50);
  }

  @Test
  void givenLargerShareOrSample_keepsWhatWasAskedBefore() throws Exception {
    Map<String, List<String>> few =
        byQuery(run(Step.of(Step.rows(90), "stronger", "s", "sample", 20)));
    Map<String, List<String>> many =
        byQuery(run(Step.of(Step.rows(90), "stronger", "s", "sample", 60, "stronger_share", 0.6)));
    assertThat(few).hasSize(20);
    assertThat(many).hasSize(60);
    few.forEach((query, rows) -> assertThat(many.get(query)).containsAll(rows));
  }

  /** As an independent implementation of the draw has it. */
  @Test
  void givenSample_isTheGoldenOne() throws Exception {
    assertThat(byQuery(run(Step.of(Step.rows(8), "sample", 3))))
        .containsOnlyKeys("Ask 0.", "Ask 3.", "Ask 4.");
  }

  @Test
  void givenShuffledRows_makesTheSameRows() throws Exception {
    List<Example> rows = new ArrayList<>(Step.rows(120));
    rows.add(Step.row(121, "a0", "", "Ask 0.\nmatter 0", ""));
    rows.add(Step.row(122, "z1", "", "Ask 1.", "matter 1"));
    for (Object sample : new Object[] {40, "-"}) {
      Map<String, List<String>> whole =
          byQuery(run(Step.of(rows, "sample", sample, "stronger", "s")));
      for (int seed = 1; seed <= 3; seed++) {
        List<Example> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(byQuery(run(Step.of(shuffled, "sample", sample, "stronger", "s"))))
            .isEqualTo(whole);
      }
    }
  }

  @Test
  void givenAnotherSeed_drawsOtherwise() throws Exception {
    SourceRows rows = new SourceRows(Step.rows(40), List.of());
    assertThat(byQuery(run(Step.of(1, rows)))).isNotEqualTo(byQuery(run(Step.of(2, rows))));
  }

  @Test
  void givenOneMessageMore_onlyThoseThatGetItChange() throws Exception {
    List<String> five = List.of("long", "teacher", "empty", "detailed", "translator");
    Map<String, List<String>> before =
        byQuery(run(Step.of(Step.rows(200), "messages", five.subList(0, 4))));
    Map<String, List<String>> after = byQuery(run(Step.of(Step.rows(200), "messages", five)));
    List<String> changed =
        before.keySet().stream().filter(q -> !before.get(q).equals(after.get(q))).toList();
    assertThat(changed).hasSizeBetween(20, 60);
    assertThat(changed).allMatch(query -> after.get(query).get(0).startsWith("translator "));
  }
}
