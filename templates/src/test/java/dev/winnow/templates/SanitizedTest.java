package dev.winnow.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SanitizedTest {
  @Test
  void givenNulAndLoneSurrogates_areGoneAndReplaced() {
    assertThat(Sanitized.of("a\0b\uD800c\uDC00")).isEqualTo("ab\uFFFDc\uFFFD");
  }

  @Test
  void givenNulWithinAPair_thePairIsWholeAgain() {
    assertThat(Sanitized.of("\uD83D\0\uDE00")).isEqualTo("😀");
  }

  @Test
  void givenGoodText_isTheSame() {
    String text = "é😀\n\t";
    assertThat(Sanitized.of(text)).isSameAs(text);
  }
}
