package dev.winnow.pipelines.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunnelTest {
  private static Example row(String output) {
    return Example.of("", "", output, Provenance.read("f", "", 1));
  }

  private record Drop(String word) implements RowFilter {
    @Override
    public Verdict judge(Example row) {
      return row.output().contains(word) ? Verdict.drop("has_word", Map.of()) : Verdict.KEEP;
    }
  }

  private record Replace(String word, String by) implements RowFilter {
    @Override
    public Verdict judge(Example row) {
      String replaced = row.output().replace(word, by);
      return replaced.equals(row.output()) ? Verdict.KEEP : Verdict.changed(row(replaced), "new");
    }
  }

  private static Funnel of(List<RowFilter> rules, String... outputs) {
    Funnel all = new Funnel(rules);
    for (String output : outputs) {
      Funnel one = new Funnel(rules);
      one.add(row(output), rules.stream().map(rule -> rule.judge(row(output))).toList());
      all.add(one);
    }
    return all;
  }

  @Test
  void givenRuleThatChangesRows_laterOnesSeeTheChangedRow() {
    List<RowFilter> rules =
        List.of(new Drop("x"), new Replace("a", "b"), new Drop("a"), new Drop("b"));
    Funnel funnel = of(rules, "a", "b", "c", "ax", "ca");

    assertThat(List.of(funnel.drops(0), funnel.drops(1), funnel.drops(2), funnel.drops(3)))
        .containsExactly(1L, 0L, 0L, 3L);
    assertThat(funnel.changes(1)).isEqualTo(2);
  }

  @Test
  void givenSeveralChanges_eachSeesThatBeforeIt() {
    List<RowFilter> rules =
        List.of(new Replace("a", "b"), new Replace("b", "c"), new Replace("a", "d"), new Drop("c"));
    Funnel funnel = of(rules, "a", "b", "d");

    assertThat(List.of(funnel.changes(0), funnel.changes(1), funnel.changes(2)))
        .containsExactly(1L, 2L, 0L);
    assertThat(funnel.drops(3)).isEqualTo(2);
  }
}
