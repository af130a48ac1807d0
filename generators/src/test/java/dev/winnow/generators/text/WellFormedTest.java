package dev.winnow.generators.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WellFormedTest {
  @Test
  void givenUnpairedSurrogates_replacesOnlyThem() {
    assertThat(WellFormed.of("a\uD800\uD83D\uDE00\uDC00\uDC00z\uD800"))
        .isEqualTo("a\uFFFD😀\uFFFD\uFFFDz\uFFFD");
    String fine = "é😀\u0000";
    assertThat(WellFormed.of(fine)).isSameAs(fine);
  }

  @Test
  void givenRandomText_survivesUtf8() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(8); j > 0; j--) {
        text.append((char) random.nextInt(0xD7F0, 0xE010));
      }
      String mended = WellFormed.of(text.toString());
      assertThat(mended).hasSameSizeAs(text);
      byte[] bytes = mended.getBytes(StandardCharsets.UTF_8);
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(mended);
    }
  }
}
