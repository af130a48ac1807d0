package dev.winnow.filters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {
  private static List<String> phrases(String pattern) {
    return Phrases.of(pattern).texts();
  }

  @ParameterizedTest
  @CsvSource({
    "(?i)\\b(Image|graph)s?\\b,^images^ ^image^ ^graphs^ ^graph^",
    "image,image",
    "images?,images image",
    "a?bcd,abcd bcd",
    "(?:ab|cde)(xyz)?,abxyz ab cdexyz cde",
    "(a|bc)d,ad bcd",
    "ab(c|d)|ef,abc abd ef",
    "a?a?a?b,aaab aab ab b",
    "1-2,''"
  })
  void givenWords_findsAllThatIsMatched(String pattern, String expected) {
    List<String> found = phrases(pattern);
    assertThat(String.join(" ", found).replace('\b', '^')).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a?",
        "(a|b?)",
        "a|",
        "(ab)?",
        "a*",
        "ab*c",
        "a+",
        "a{2}",
        "[ab]c",
        "a.b",
        "^ab",
        "ab$",
        "\\d",
        "\\Qab\\E",
        "(?s)ab",
        "(?i:ab)",
        "(?P<n>ab)",
        "a(?i)b",
        "a??b",
        "é",
        "\\b",
        "(ab)*",
        "(ab)?*",
        "a\\?b",
        "a(b|)(c|)(d|)(e|)(f|)(g|)(h|)(i|)(j|)(k|)(l|)(m|)(n|)"
      })
  void givenAnythingElse_findsNone(String pattern) {
    assertThat(phrases(pattern)).isEmpty();
    assertThat(Phrases.of(pattern).find("zz")).isZero();
  }

  @Test
  void givenRandomTexts_findsThePlacesThatThePatternFinds() {
    List<String> patterns =
        List.of(
            "(?i)\\b(sk|ks)a?\\b",
            "(Sk|k)s",
            "(?i)s(k|a)s",
            "as?k|ka",
            "(?i)(?:ak|sa)s?k",
            "s\\b ?",
            "(?i)(a|s)\\b");
    SplittableRandom random = new SplittableRandom(5);
    for (String source : patterns) {
      Pattern pattern = Pattern.compile(source);
      Phrases phrases = Phrases.of(source);
      int found = 0;
      for (int i = 0; i < 3000; i++) {
        String text = text(random);
        Matcher matcher = pattern.matcher(text);
        int expected = matcher.find() ? matcher.start() : -1;
        assertThat(phrases.find(text)).as(source + " in " + text).isEqualTo(expected);
        assertThat(expected < 0 || matcher.find(expected)).as(source + " in " + text).isTrue();
        found += expected < 0 ? 0 : 1;
      }
      assertThat(found).as(source).isBetween(50, 2900);
    }
  }

  private static String text(SplittableRandom random) {
    String pieces = "sSkKaA _\u017F\u212Aé\ud83d";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(pieces.charAt(random.nextInt(pieces.length())));
    }
    return text.toString();
  }
}
