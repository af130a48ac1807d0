package dev.winnow.filters.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonSubsequenceTest {
  private final SplittableRandom random = new SplittableRandom(31);
  private final CommonSubsequence subsequence = new CommonSubsequence();

  private int[] text(int vocabulary, int longest) {
    return random.ints(random.nextInt(1, longest + 1), 0, vocabulary).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 60, 500})
  void givenTextsOfOneAndManyLongs_isTheRecurrence(int vocabulary) {
    for (int i = 0; i < 120; i++) {
      int[] text = text(vocabulary, i % 2 == 0 ? 64 : 330);
      subsequence.setText(text);
      for (int j = 0; j < 5; j++) {
        int[] other = text(2 * vocabulary, j % 2 == 0 ? 70 : 300);
        assertThat(subsequence.length(other, 0)).isEqualTo(PlainNovelty.common(text, other));
      }
    }
  }

  @Test
  void givenTextsThatStartTheSame_isTheRecurrence() {
    for (int length : new int[] {63, 64, 65, 127, 128, 129, 192, 200}) {
      int[] text = random.ints(length, 0, 5).toArray();
      subsequence.setText(text);
      for (int same : new int[] {0, 1, 63, 64, 65, 128, length}) {
        int[] other = Arrays.copyOf(text, Math.min(same, length) + 40);
        assertThat(subsequence.length(other, 0)).isEqualTo(PlainNovelty.common(text, other));
      }
      assertThat(subsequence.length(text, length)).isEqualTo(length);
    }
  }

  @Test
  void givenTooFewWordsInCommon_mayGiveNone() {
    int[] text = random.ints(200, 0, 100).toArray();
    int[] other = random.ints(200, 90, 190).toArray();
    subsequence.setText(text);
    int common = PlainNovelty.common(text, other);
    assertThat(common).isPositive();
    assertThat(subsequence.length(other, common)).isEqualTo(common);
    assertThat(subsequence.length(other, 150)).isZero();
    assertThat(subsequence.length(other, common)).as("asked again").isEqualTo(common);
  }
}
