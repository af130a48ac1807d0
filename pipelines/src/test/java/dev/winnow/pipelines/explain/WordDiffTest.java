package dev.winnow.pipelines.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipelines.explain.WordDiff.Run;
import dev.winnow.pipelines.explain.WordDiff.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordDiffTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Name three fruits.      | Name four fruits.      | Name [-three-]{+four+} fruits.
          Name three fruits.      | Name fruits.           | Name [-three-] fruits.
          Name fruits.            | Name ripe fruits.      | Name {+ripe+} fruits.
          Stop.                   | Go!                    | [-Stop.-]{+Go!+}
          one word                | word                   | [-one-] word
          end.                    | end                    | end[-.-]
          naïve_1 ½ x             | naïve_2 ½ x            | [-naïve_1-]{+naïve_2+} ½ x
          漢字                     | 漢文                    | 漢[-字-]{+文+}
          a 😀 b                  | a 😃 b                 | a [-😀-]{+😃+} b
          """)
  void givenTwoTexts_marksTheWordsThatDiffer(String first, String second, String expected) {
    assertThat(DiffText.of(diff(first, second))).isEqualTo(expected);
  }

  @Test
  void givenLongSharedRuns_showsTheWordsBesideTheDifference() {
    String before = numbers(0, 50);
    String after = numbers(50, 100);

    assertThat(DiffText.of(diff(before + " x " + after + " y", before + " z " + after)))
        .isEqualTo(
            "…"
                + " 42 43 44 45 46 47 48 49 [-x-]{+z+} 50 51 52 53 54 55 56 57 … 92 93 94 95"
                + " 96 97 98 99 [-y-]");
  }

  @Test
  void givenLines_keepsThemButNoOtherWhiteSpace() {
    assertThat(DiffText.of(diff("a \n\n b\t\u00a0c d", "a \n\n b\t\u00a0c e")))
        .isEqualTo("a\nb c [-d-]{+e+}");
    assertThat(diff("a  b\n", " a\nb")).extracting(Run::side).containsExactly(Side.BOTH);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void givenAnyTexts_isBothOfThemInTheFewestEdits(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 40; round++) {
      List<String> first = words(random);
      List<String> second = words(random);

      List<Run> runs = diff(String.join(" ", first), String.join(" ", second));

      assertThat(without(Side.SECOND, runs)).isEqualTo(first);
      assertThat(without(Side.FIRST, runs)).isEqualTo(second);
      assertThat(shared(runs)).isEqualTo(longestCommon(first, second));
    }
  }

  @Test
  void givenAMegabyteWithNothingInCommon_givesUp() {
    String first = numbers(0, 150_000);
    String second = numbers(200_000, 350_000);

    assertThat(WordDiff.of(first, second)).isEmpty();
    assertThat(WordDiff.of("x".repeat(1 << 20), "y".repeat(1 << 20))).isEmpty();
  }

  @Test
  void givenAMegabyteWithOneDifference_findsIt() {
    String half = numbers(0, 75_000);

    assertThat(DiffText.of(diff(half + " here " + half, half + " there " + half)))
        .startsWith("… ")
        .contains("74999 [-here-]{+there+} 0")
        .endsWith("…");
  }

  @Test
  void givenLoneSurrogatesAndControls_doesNotThrow() {
    assertThat(DiffText.of(diff("a \ud800 b\u0000", "a \udc00 b\u001b")))
        .isEqualTo("a [-\ud800-]{+\udc00+} b[-\u0000-]{+\u001b+}");
    assertThat(diff("", "")).isEmpty();
  }

  private static List<Run> diff(String first, String second) {
    return WordDiff.of(first, second).orElseThrow();
  }

  private static String numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }

  private static List<String> words(SplittableRandom random) {
    return IntStream.range(0, random.nextInt(1, 30))
        .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(6))))
        .toList();
  }

  private static List<String> without(Side side, List<Run> runs) {
    List<String> words = new ArrayList<>();
    for (Run run : runs) {
      if (run.side() != side) {
        run.words().forEach(word -> words.add(word.text()));
      }
    }
    return words;
  }

  private static int shared(List<Run> runs) {
    return runs.stream()
        .filter(run -> run.side() == Side.BOTH)
        .mapToInt(run -> run.words().size())
        .sum();
  }

  /** By the whole table, as textbooks have it. */
  private static int longestCommon(List<String> first, List<String> second) {
    int[][] best = new int[first.size() + 1][second.size() + 1];
    for (int i = 1; i <= first.size(); i++) {
      for (int j = 1; j <= second.size(); j++) {
        best[i][j] =
            first.get(i - 1).equals(second.get(j - 1))
                ? best[i - 1][j - 1] + 1
                : Math.max(best[i - 1][j], best[i][j - 1]);
      }
    }
    return best[first.size()][second.size()];
  }
}
