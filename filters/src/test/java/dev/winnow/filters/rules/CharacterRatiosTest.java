package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.judge;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import dev.winnow.templates.settings.InvalidSetting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterRatiosTest {
  private final CharacterRatios half = rule(CharacterRatios.PART, Map.of());

  @ParameterizedTest
  @CsvSource({
    "too_many_symbols,ab |- ,ab |-+,0.6",
    "too_many_symbols,é1 😀…,é1 😀😀…,0.6",
    "too_many_digits,ab 12,ab 12 ٣,0.6",
    "too_many_capitals,abCD,abCDǅ,0.6",
    "too_many_capitals,漢漢AB 12.,漢漢ABC 12.,0.6"
  })
  void givenHalf_stays_andMoreGoes(String reason, String within, String beyond, double share) {
    assertThat(judge(half, within)).isEqualTo(Verdict.KEEP);
    assertThat(judge(half, beyond))
        .isEqualTo(Verdict.drop(reason, Map.of("field", "row", "value", share, "threshold", 0.5)));
  }

  @Test
  void givenNothing_stays() {
    CharacterRatios none =
        rule(CharacterRatios.PART, Map.of("max_symbols", 0, "max_digits", 0, "max_capitals", 0));

    assertThat(judge(none, "")).isEqualTo(Verdict.KEEP);
    assertThat(judge(none, " \n\u00a0")).isEqualTo(Verdict.KEEP);
    assertThat(judge(none, "e\u0301te\u0301 ½")).isEqualTo(Verdict.KEEP);
    assertThat(judge(none, "Été")).isInstanceOf(Verdict.Drop.class);
  }

  @Test
  void givenNoShare_saysWhatIsExpected() {
    assertThatThrownBy(() -> rule(CharacterRatios.PART, Map.of("max_digits", 50)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("filters[2].max_digits: expected a share from 0 to 1, got 50");
  }
}
