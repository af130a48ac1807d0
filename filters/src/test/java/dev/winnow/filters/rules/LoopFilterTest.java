package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.judge;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import dev.winnow.templates.settings.InvalidSetting;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopFilterTest {
  private final LoopFilter loops = rule(LoopFilter.PART, Map.of());

  /** So many words that do not repeat. */
  private static String varied(int from, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      text.append("w").append(i).append(", ");
    }
    return text.toString();
  }

  private static Verdict loop(String nGram, int times, int words) {
    return Verdict.drop(
        "loop", Map.of("field", "row", "n_gram", nGram, "times", times, "words", words));
  }

  @Test
  void givenOneWordTwentyTimes_isALoop() {
    assertThat(judge(loops, varied(0, 50) + "no ".repeat(19))).isEqualTo(Verdict.KEEP);
    assertThat(judge(loops, varied(0, 50) + "no! ".repeat(20))).isEqualTo(loop("no", 20, 20));
  }

  @Test
  void givenFiveWordsFourTimes_areALoop() {
    String sentence = "I do not know, sorry. ";
    String before = varied(0, 50);
    String after = varied(50, 50);

    assertThat(judge(loops, before + sentence.repeat(3) + after)).isEqualTo(Verdict.KEEP);
    assertThat(judge(loops, before + sentence.repeat(4) + after))
        .isEqualTo(loop("I do not know, sorry", 4, 20));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 17, 33, 50})
  void givenLongerRunsFourTimes_areLoopsUpToFiftyWords(int words) {
    String before = varied(100, 300);

    assertThat(judge(loops, before + varied(0, words).repeat(4))).isInstanceOf(Verdict.Drop.class);
    assertThat(judge(loops, before + varied(0, words).repeat(3))).isEqualTo(Verdict.KEEP);
    assertThat(judge(loops, before + varied(0, 51).repeat(4))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenRunThatTakesMostOfTheText_isDominant() {
    StringBuilder half = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      half.append("I am not sure ").append(varied(4 * i, 4));
    }
    assertThat(judge(loops, half.toString())).isEqualTo(Verdict.KEEP);
    assertThat(judge(loops, half + "I am not sure"))
        .isEqualTo(
            Verdict.drop(
                "dominant_n_gram",
                Map.of(
                    "field",
                    "row",
                    "n_gram",
                    "I am not sure",
                    "times",
                    11,
                    "words",
                    44,
                    "share",
                    44 / 84.0,
                    "max_share",
                    0.5)));
  }

  @Test
  void givenOwnSettings_judgesByThem() {
    LoopFilter strict = rule(LoopFilter.PART, Map.of("times", 2, "words", 2));
    assertThat(judge(strict, "we saw that that was good")).isEqualTo(loop("that", 2, 2));
    assertThat(judge(strict, "we saw that this was good")).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenRandomWords_findsExactlyTheLoopsPutIn() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300; i++) {
      int length = random.nextInt(1, 51);
      int times = Math.max(4, (20 + length - 1) / length) + random.nextInt(3);
      String before = varied(100, 350 + random.nextInt(200));
      String inside = varied(0, length).repeat(times);
      Verdict verdict = judge(loops, before + inside + varied(1000, random.nextInt(200)));
      String nGram = varied(0, length).strip();
      assertThat(verdict)
          .isEqualTo(
              loop(Excerpt.of(nGram.substring(0, nGram.length() - 1)), times, length * times));
    }
  }

  @Test
  void givenWrongSettings_saysWhatIsExpected() {
    assertThatThrownBy(() -> rule(LoopFilter.PART, Map.of("times", 1)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("filters[2].times: expected a number of times ≥ 2, got 1");
    assertThatThrownBy(() -> rule(LoopFilter.PART, Map.of("max_share", 2)))
        .hasMessage("filters[2].max_share: expected a share from 0 to 1, got 2");
  }
}
