package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EchoFilterTest {
  private final EchoFilter rule = rule(EchoFilter.PART, Map.of());

  @Test
  void givenOutputThatRepeats_saysWhat() {
    assertThat(rule.judge(row("Translate this.", "", "Translate this.")))
        .isEqualTo(of("instruction"));
    assertThat(rule.judge(row("Translate", "le chat", "le chat"))).isEqualTo(of("input"));
    assertThat(rule.judge(row("Translate", "le chat", "Translate le chat"))).isEqualTo(of("both"));
  }

  @Test
  void givenOtherCaseOrWhiteSpace_isStillAnEcho() {
    assertThat(rule.judge(row("", "ΟΔΟΣ  Α\n", "\u00a0οδος α"))).isEqualTo(of("input"));
    assertThat(rule.judge(row("Say  it", "", "SAY\nIT "))).isEqualTo(of("instruction"));
  }

  @Test
  void givenMoreOrLess_isNone() {
    assertThat(rule.judge(row("Say it", "", "Say it!"))).isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(row("Say it", "now", "it now"))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenEmptyOutput_repeatsNothing() {
    assertThat(rule.judge(row("", "", ""))).isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(row("q", " ", "\n"))).isEqualTo(Verdict.KEEP);
  }

  private static Verdict of(String what) {
    return Verdict.drop("echo", Map.of("of", what));
  }
}
