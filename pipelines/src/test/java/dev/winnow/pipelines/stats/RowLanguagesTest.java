package dev.winnow.pipelines.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowLanguagesTest {
  private static RowLanguages of(List<String> texts) {
    RowLanguages languages = new RowLanguages();
    texts.forEach(languages::add);
    return languages;
  }

  @Test
  void givenLanguages_tellsTheMostFrequentFirst() {
    RowLanguages.Told told =
        of(List.of(
                "Qui ne risque rien n'a rien, dit le proverbe.",
                "Wer nicht wagt, der nicht gewinnt, sagt das Sprichwort.",
                "The early bird catches the worm, or so they say.",
                "Morgenstund hat Gold im Mund, wie jeder weiß.",
                "+1",
                "\ud800\0"))
            .told();

    assertThat(told.languages())
        .containsExactly(Map.entry("de", 2L), Map.entry("en", 1L), Map.entry("fr", 1L));
    assertThat(told.texts()).isEqualTo(6);
    assertThat(told.tooShort()).isEqualTo(2);
  }

  @Test
  void givenALetterLess_isTooShort() {
    assertThat(
            of(List.of("The bird, it catches a wo", "The bird, it catches a wor"))
                .told()
                .tooShort())
        .isEqualTo(1);
  }

  /** A third of the texts is English; so is about a third of the sample, the same in any order. */
  @Test
  void givenMoreTexts_looksAtAFairSample() {
    List<String> texts = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 3 * RowLanguages.MOST; i++) {
      boolean english = random.nextInt(3) == 0;
      texts.add((english ? "They say that it is so again. " : "") + i);
    }
    RowLanguages.Told told = of(texts).told();
    Collections.shuffle(texts, new Random(7));
    RowLanguages parts = of(texts.subList(0, 11_111));
    parts.add(of(texts.subList(11_111, texts.size())));

    assertThat(parts.told()).isEqualTo(told);
    assertThat(parts.count()).isEqualTo(3L * RowLanguages.MOST);
    assertThat(told.texts()).isEqualTo(RowLanguages.MOST);
    assertThat(told.tooShort()).isBetween(6_300L, 7_000L);
  }
}
