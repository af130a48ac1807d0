package dev.winnow.filters.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TokenCounterTest {
  /** Counts that OpenAI's cookbook publishes for tiktoken. */
  @ParameterizedTest
  @CsvSource({
    "r50k_base,antidisestablishmentarianism,5",
    "p50k_base,antidisestablishmentarianism,5",
    "cl100k_base,antidisestablishmentarianism,6",
    "o200k_base,antidisestablishmentarianism,6",
    "r50k_base,2 + 2 = 4,5",
    "p50k_base,2 + 2 = 4,5",
    "cl100k_base,2 + 2 = 4,7",
    "o200k_base,2 + 2 = 4,7",
    "r50k_base,お誕生日おめでとう,14",
    "p50k_base,お誕生日おめでとう,14",
    "cl100k_base,お誕生日おめでとう,9",
    "o200k_base,お誕生日おめでとう,8",
    "cl100k_base,tiktoken is great!,6"
  })
  void givenText_countsAsTiktoken(String tokenizer, String text, int tokens) {
    assertThat(TokenCounter.of(tokenizer).count(text)).isEqualTo(tokens);
  }

  @Test
  void givenSpecialTokensText_countsItAsOrdinaryText() {
    assertThat(TokenCounter.DEFAULT.count("<|endoftext|>")).isGreaterThan(1);
  }

  @Test
  void givenNothing_countsNone() {
    assertThat(TokenCounter.DEFAULT.count("")).isZero();
    assertThat(OpenAiTokenizer.upperBound("")).isZero();
  }

  @Test
  void givenLoneSurrogate_countsTheReplacementCharacter() {
    for (TokenCounter counter : OpenAiTokenizer.values()) {
      assertThat(counter.count("a\ud800b\udc00")).isEqualTo(counter.count("a\ufffdb\ufffd"));
    }
  }

  @Test
  void givenText_boundsByItsBytes() {
    assertThat(OpenAiTokenizer.upperBound("aé中😀\ud800")).isEqualTo(1 + 2 + 3 + 4 + 3);
    assertThat(OpenAiTokenizer.upperBound("\ud800")).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(OpenAiTokenizer.class)
  void givenRandomUnits_neverCountsMoreThanTheBound(TokenCounter counter) {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 500; i++) {
      int highest = random.nextBoolean() ? 0x180 : 0x10000;
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(60), 0, highest).forEach(c -> text.append((char) c));
      assertThat((long) counter.count(text.toString()))
          .isLessThanOrEqualTo(OpenAiTokenizer.upperBound(text.toString()));
    }
  }

  @ParameterizedTest
  @EnumSource(OpenAiTokenizer.class)
  void givenMillionCharactersWithoutSpace_finishes(TokenCounter counter) {
    assertThat(counter.count("a".repeat(1 << 20))).isBetween(1 << 16, 1 << 19);
  }

  @Test
  void givenUnknownName_isRefused() {
    assertThat(TokenCounter.NAMES)
        .containsExactly("r50k_base", "p50k_base", "cl100k_base", "o200k_base");
    assertThatIllegalArgumentException().isThrownBy(() -> TokenCounter.of("gpt2"));
  }
}
