package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceRulesTest {
  private final InstanceRules rules = rule(InstanceRules.PART, Map.of());

  @Test
  void givenNoOutput_isDropped() {
    Verdict empty = Verdict.drop("empty_output", Map.of());
    assertThat(rules.judge(row("q", "in", ""))).isEqualTo(empty);
    assertThat(rules.judge(row("q", "in", " \n\u3000"))).isEqualTo(empty);
    assertThat(rules.judge(row("q", "", ""))).isEqualTo(empty);
  }

  @Test
  void givenOutputThatRepeatsTheInput_isDropped() {
    Verdict same = Verdict.drop("input_is_output", Map.of());
    assertThat(rules.judge(row("q", "same", "same"))).isEqualTo(same);
    assertThat(rules.judge(row("q", "same", " same\n"))).isEqualTo(same);
    assertThat(rules.judge(row("q", "same", "Same"))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenColonAtTheEnd_isDropped() {
    assertThat(rules.judge(row("q", "The list: ", "a")))
        .isEqualTo(Verdict.drop("ends_in_colon", Map.of("field", "input")));
    assertThat(rules.judge(row("q", "", "As follows:\n")))
        .isEqualTo(Verdict.drop("ends_in_colon", Map.of("field", "output")));
    assertThat(rules.judge(row("q:", "a: b", "c: d"))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenAnySetting_isInvalid() {
    assertThatThrownBy(() -> rule(InstanceRules.PART, Map.of("rules", "alpaca")))
        .hasMessageStartingWith("filters[2].rules: unknown key");
  }
}
