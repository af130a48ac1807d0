package dev.winnow.filters.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
  /** What Python 3.11 answers to {@code re.findall(r"\w+", text.lower())}. */
  static List<Arguments> goldens() {
    return List.of(
        arguments("Don't panic, it's 3.14!", List.of("don", "t", "panic", "it", "s", "3", "14")),
        arguments("snake_case __init__ a-b", List.of("snake_case", "__init__", "a", "b")),
        arguments(
            "\u00BD cup, x\u00B2 and \u2167", List.of("\u00BD", "cup", "x\u00B2", "and", "\u2177")),
        arguments("\u0130stanbul I\u015EIK", List.of("i", "stanbul", "i\u015Fik")),
        arguments(
            "\u039F\u0394\u039F\u03A3 \u03A3\u0391\u03A3 \u03A3",
            List.of("\u03BF\u03B4\u03BF\u03C2", "\u03C3\u03B1\u03C2", "\u03C3")),
        arguments(
            "\u6F22\u5B57\u3068\u304B\u306A \u4E2D\u6587\u3002",
            List.of("\u6F22\u5B57\u3068\u304B\u306A", "\u4E2D\u6587")),
        arguments(
            "e\u0301te\u0301 \u0915\u094D\u0937\u093F", List.of("e", "te", "\u0915", "\u0937")),
        arguments(
            "I \uD83D\uDC9C it \uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67 ok",
            List.of("i", "it", "ok")),
        arguments("Stra\u00DFe \u01C5 \u01C4", List.of("stra\u00DFe", "\u01C6", "\u01C6")),
        arguments("\u0663\u0664\u0665 \u0E53", List.of("\u0663\u0664\u0665", "\u0E53")),
        arguments("a\u200Db\u00ADc\u00A0d", List.of("a", "b", "c", "d")),
        arguments("x\u0000y\uD800z", List.of("x", "y", "z")),
        arguments("", List.of()),
        arguments("  \t\n", List.of()),
        arguments("K \u00C5 \uFB01", List.of("k", "\u00E5", "\uFB01")),
        arguments(
            "\u00AA \u00BA \u02B0 \u207F \u2082 \u2460",
            List.of("\u00AA", "\u00BA", "\u02B0", "\u207F", "\u2082", "\u2460")),
        arguments("\u13E3\u13B3\u13A9 \u10D0", List.of("\uABB3\uAB83\uAB79", "\u10D0")),
        arguments(
            "\uD835\uDD18\uD835\uDD2B\uD835\uDD26 \uD835\uDFD9 \uD801\uDC00",
            List.of("\uD835\uDD18\uD835\uDD2B\uD835\uDD26", "\uD835\uDFD9", "\uD801\uDC28")));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void givenText_findsPythonsWords(String text, List<String> words) {
    assertThat(Words.of(text)).isEqualTo(words);
    assertThat(Words.count(text)).isEqualTo(words.size());
  }

  @Test
  void givenMillionSigmas_isLinear() {
    assertThat(Words.count("Σ".repeat(1_000_000))).isEqualTo(1);
  }

  @Test
  void givenUnderscoreOrNumber_isPartOfAWord() {
    assertThat("_9zZé½ⅧΣ中".codePoints()).allMatch(Words::isPart);
    assertThat(" -'.\u0301\u00ad💜\ud800\0".codePoints()).noneMatch(Words::isPart);
  }
}
