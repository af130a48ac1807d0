package dev.winnow.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
  @Test
  void givenWhatATerminalObeys_escapesIt() {
    assertThat(Visible.line("a\u001b[31mb\u0000\u009b")).isEqualTo("a\\u001b[31mb\\u0000\\u009b");
    assertThat(Visible.line("x\u202ey\u2066z\u200e")).isEqualTo("x\\u202ey\\u2066z\\u200e");
    assertThat(Visible.line("\udb40\udc41")).isEqualTo("\\u{e0041}");
  }

  @Test
  void givenLoneSurrogates_escapesThem() {
    assertThat(Visible.text("a\ud800b\udc00")).isEqualTo("a\\ud800b\\udc00");
  }

  @Test
  void givenLineEnds_aLineEscapesThemAndATextKeepsLineFeeds() {
    assertThat(Visible.line("a\nb\tc\u2028d")).isEqualTo("a\\u000ab\\u0009c\\u2028d");
    assertThat(Visible.text("a\r\nb\tc\u2029d")).isEqualTo("a\\u000d\nb\tc\\u2029d");
  }

  @Test
  void givenOrdinaryText_leavesIt() {
    String text = "Größe 😀 漢字 naïve — “x” \\n";

    assertThat(Visible.line(text)).isEqualTo(text);
  }
}
