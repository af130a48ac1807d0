package dev.winnow.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePatternTest {
  @ParameterizedTest
  @CsvSource({
    "a.jsonl,a.jsonl,true",
    "a.jsonl,axjsonl,false",
    "web-*,web-1.jsonl,true",
    "web-*,my-web-1.jsonl,false",
    "*,'',true",
    "a*a,a,false",
    "a*a,aa,true",
    "generate[0],generate[0].stronger,true",
    "generate[*],generate[1].stronger,true",
    "generate[0],generate[01],false",
    "generate[0].*,generate[0],false"
  })
  void givenName_namesWhatItSays(String name, String source, boolean names) {
    assertThat(SourcePattern.of(name).names(source)).isEqualTo(names);
  }

  @Test
  void givenRandomNames_namesWhatAPatternOfThemMatches() {
    SplittableRandom random = new SplittableRandom(8);
    int named = 0;
    for (int i = 0; i < 20_000; i++) {
      String name = text("ab**", random);
      String source = text("ab\n", random);
      boolean expected =
          Pattern.compile(name.replace("*", ".*"), Pattern.DOTALL).matcher(source).matches();
      assertThat(SourcePattern.of(name).names(source)).as(name + " " + source).isEqualTo(expected);
      named += expected ? 1 : 0;
    }
    assertThat(named).isBetween(2000, 18_000);
  }

  /** Categories come from rows, which may hold anything: a pattern that backtracks takes years. */
  @Test
  void givenBacktrackersNightmare_finishes() {
    SourcePattern pattern = SourcePattern.of("*a".repeat(20) + "*b");
    assertThat(pattern.names("a".repeat(1 << 20))).isFalse();
    assertThat(pattern.names("a".repeat(1 << 20) + "b")).isTrue();
  }

  private static String text(String characters, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }
}
