package dev.winnow.filters.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowerCaseTest {
  /** What Python 3.11 answers to {@code text.lower()}. */
  @ParameterizedTest
  @CsvSource({
    "Σ,σ",
    "ΑΣ,ας",
    "ΑΣΑ,ασα",
    "ΑΣ ΣΑ,ας σα",
    "ΑΣ.,ας.",
    "ΑΣ.Α,ασ.α",
    "Α.Σ,α.ς",
    "Α1Σ,α1σ",
    "ΣΣ,σς",
    "Α\u0301Σ\u0301,α\u0301ς\u0301",
    "\uD801\uDC00Σ,\uD801\uDC28ς",
    "\u0130,i\u0307",
    "ǅ,ǆ",
    "I,i"
  })
  void givenCapitals_lowersAsPython(String text, String lower) {
    assertThat(LowerCase.of(text)).isEqualTo(lower);
  }

  @Test
  void givenTurkishLocale_staysTheSame() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(LowerCase.of("TITLE Σ")).isEqualTo("title σ");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void givenMillionSigmas_isLinear() {
    assertThat(LowerCase.of("Σ'".repeat(1_000_000))).startsWith("σ'σ").endsWith("σ'ς'");
  }
}
