package dev.winnow.filters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredLiteralsTest {
  private static List<String> literals(String pattern) {
    return RequiredLiterals.of(pattern).literals();
  }

  @ParameterizedTest
  @CsvSource({
    "(?i)\\b(Image|graph)s?\\b,image graph",
    "image,image",
    "images?,image",
    "a?b?cd,cd",
    "(?:ab|cde)(xyz)?,ab cde",
    "(a|bcd)efg,efg",
    "ab(c|d)|ef,ab ef",
    "1 2(34)?5,1 2"
  })
  void givenWords_findsTheTextsOfWhichOneMustBeThere(String pattern, String expected) {
    List<String> found = literals(pattern);
    assertThat(String.join(" ", found)).isEqualTo(expected);
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
        "a\\?b"
      })
  void givenAnythingElse_findsNone(String pattern) {
    assertThat(literals(pattern)).isEmpty();
    assertThat(RequiredLiterals.of(pattern).mayBeIn("zz")).isTrue();
  }

  @Test
  void givenRandomTexts_neverMissesAMatch() {
    List<String> patterns =
        List.of("(?i)\\b(sk|ks)a?\\b", "(Sk|k)s", "(?i)s(k|a)s", "as?k|ka", "(?i)(?:ak|sa)s?k");
    SplittableRandom random = new SplittableRandom(5);
    for (String source : patterns) {
      Pattern pattern = Pattern.compile(source);
      RequiredLiterals required = RequiredLiterals.of(source);
      assertThat(required.literals()).isNotEmpty();
      int without = 0;
      for (int i = 0; i < 3000; i++) {
        String text = text(random);
        boolean found = pattern.matcher(text).find();
        boolean maybe = required.mayBeIn(text);
        assertThat(maybe || !found).as(source + " in " + text).isTrue();
        without += maybe ? 0 : 1;
      }
      assertThat(without).as(source).isGreaterThan(100);
    }
  }

  private static String text(SplittableRandom random) {
    String pieces = "sSkKaA \u017F\u212Aé\ud83d";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(pieces.charAt(random.nextInt(pieces.length())));
    }
    return text.toString();
  }
}
