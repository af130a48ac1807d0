package dev.winnow.filters.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanguagesTest {
  @Test
  void givenAnyText_hasAProbabilityForEachOfTheCodes() {
    for (String text : List.of("", "\ud800\0", "Wer nicht wagt, der nicht gewinnt.")) {
      Map<String, Double> all = Languages.probabilities(text);
      assertThat(all.keySet()).isEqualTo(Languages.CODES);
      assertThat(all.values()).allSatisfy(one -> assertThat(one).isBetween(0.001, 0.5));
    }
  }

  @Test
  void givenManyThreads_saysTheSame() {
    List<String> texts =
        List.of("Who dares wins, they say.", "Wer wagt, gewinnt.", "Qui ne risque rien n'a rien.");
    List<Map<String, Double>> alone = texts.stream().map(Languages::probabilities).toList();
    assertThat(
            IntStream.range(0, 300)
                .parallel()
                .allMatch(i -> Languages.probabilities(texts.get(i % 3)).equals(alone.get(i % 3))))
        .isTrue();
  }
}
