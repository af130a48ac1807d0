package dev.winnow.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurrogatesTest {
  @Test
  void givenWellFormedText_hasNone() {
    assertThat(Surrogates.hasLone("")).isFalse();
    assertThat(Surrogates.hasLone("a😀é\u0000")).isFalse();
    assertThat(Surrogates.replaceLone("a😀")).isEqualTo("a😀");
  }

  @Test
  void givenLoneHalves_findsAndReplacesEach() {
    for (String text : new String[] {"\ud800", "\udc00", "\udc00\ud800", "a\ud800b", "😀\ud83d"}) {
      assertThat(Surrogates.hasLone(text)).isTrue();
    }
    assertThat(Surrogates.replaceLone("\ud83d😀\ude00x\ud800")).isEqualTo("\ufffd😀\ufffdx\ufffd");
  }

  @Test
  void givenPrefixInsideAPair_stopsBeforeIt() {
    assertThat(Surrogates.prefix("a😀b", 2)).isEqualTo("a");
    assertThat(Surrogates.prefix("a😀b", 3)).isEqualTo("a😀");
    assertThat(Surrogates.prefix("ab", 9)).isEqualTo("ab");
    assertThat(Surrogates.prefix("ab", 0)).isEmpty();
  }

  @Test
  void givenRandomChars_agreesWithTheEncoder() {
    SplittableRandom random = new SplittableRandom(1);
    for (int n = 0; n < 5000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(6); i > 0; i--) {
        text.append((char) (0xD7FE + random.nextInt(0x804)));
      }
      String t = text.toString();
      assertThat(Surrogates.hasLone(t))
          .isEqualTo(!StandardCharsets.UTF_8.newEncoder().canEncode(t));
      assertThat(Surrogates.hasLone(Surrogates.replaceLone(t))).isFalse();
    }
  }
}
