package dev.winnow.filters.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoveltyIndexTest {
  /** Kept are few of a small vocabulary, and enough of a large one to be ordered anew twice. */
  @ParameterizedTest
  @CsvSource({
    "4, 1, 12, 70, 3000",
    "12, 1, 20, 50, 3000",
    "40, 3, 30, 70, 2500",
    "40, 3, 30, 95, 2000",
    "400, 8, 24, 70, 4000",
    "3000, 8, 24, 70, 4000",
    "3000, 1, 6, 30, 2000",
    "60, 55, 75, 70, 800",
    "300, 100, 270, 70, 300",
    "300, 1, 140, 25, 300"
  })
  void givenManyTexts_decidesAsThePlainLoop(
      int vocabulary, int shortest, int longest, int percent, int count) {
    Instructions texts = new Instructions(count + vocabulary, vocabulary, shortest, longest);
    NoveltyIndex index = new NoveltyIndex(percent / 100.0);
    PlainNovelty plain = new PlainNovelty(percent);
    for (int i = 0; i < count; i++) {
      String text = texts.next();
      Neighbour expected = plain.similarTo(text);
      assertThat(index.offer("id" + i, text)).as(text).isEqualTo(expected);
      if (expected == null) {
        plain.add("id" + i, text);
      }
    }
    assertThat(plain.size()).isBetween(5, count - 50);
  }

  @Test
  void givenAdditionsWithoutCondition_findsTheNearestOfAll() {
    Instructions texts = new Instructions(5, 50, 4, 16);
    NoveltyIndex index = new NoveltyIndex(0.6);
    PlainNovelty plain = new PlainNovelty(60);
    for (int i = 0; i < 2500; i++) {
      String text = texts.next();
      assertThat(index.similarTo(text)).as(text).isEqualTo(plain.similarTo(text));
      index.add("id" + i, text);
      plain.add("id" + i, text);
    }
  }

  @Test
  void givenExactlyTheMaximum_isNovel() {
    NoveltyIndex index = new NoveltyIndex(0.7);
    index.add("ten", "a b c d e f g h i j");
    index.add("seven", "k l m n o p q");
    assertThat(index.similarTo("a b c d e f g x y z")).isNull();
    assertThat(index.similarTo("a b c d e f g h x y")).isEqualTo(new Neighbour("ten", 0.8));
    assertThat(index.similarTo("k l m n o p q 1 2 3 4 5 6")).isNull();
    assertThat(index.similarTo("k l m n o p q 1 2 3 4 5"))
        .isEqualTo(new Neighbour("seven", 14.0 / 19));
  }

  @Test
  void givenSeveral_namesTheMostSimilarAndOfEqualsTheFirst() {
    NoveltyIndex index = new NoveltyIndex(0.5);
    index.add("near", "one two three four five 6");
    index.add("first", "one two three four five six");
    index.add("again", "one two three four five six");
    assertThat(index.similarTo("One, two, three: four five SIX!"))
        .isEqualTo(new Neighbour("first", 1));
    assertThat(index.similarTo("one two three four five 6")).isEqualTo(new Neighbour("near", 1));
    assertThat(index.similarTo("one two three four five"))
        .isEqualTo(new Neighbour("near", 10.0 / 11));
  }

  @Test
  void givenQuestionsAlone_addsNothing() {
    NoveltyIndex index = new NoveltyIndex(0.7);
    assertThat(index.similarTo("name three rivers")).isNull();
    assertThat(index.similarTo("name three rivers")).isNull();
    assertThat(index.offer("a", "name three rivers")).isNull();
    assertThat(index.offer("b", "name three rivers")).isEqualTo(new Neighbour("a", 1));
    assertThat(index.offer("c", "name four rivers")).isNull();
  }

  @Test
  void givenNoWords_isSimilarToNone() {
    NoveltyIndex index = new NoveltyIndex(0.01);
    for (String text : List.of("", " ", "?!", "\0", "\ud800", "\udc00\ud800", "…")) {
      assertThat(index.offer("id", text)).isNull();
      index.add("id", text);
    }
    assertThat(index.offer("word", "\ud800a\0")).isNull();
    assertThat(index.offer("word", "A")).isEqualTo(new Neighbour("word", 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {65_530, 70_000, 140_000})
  void givenHugeTexts_comparesThemExactly(int length) {
    List<String> words = new ArrayList<>();
    IntStream.range(0, length).forEach(i -> words.add("w" + i));
    NoveltyIndex index = new NoveltyIndex(0.7);
    index.add("whole", String.join(" ", words));
    int least = (int) (length * 0.7 / 1.3);
    assertThat(index.similarTo(String.join(" ", words.subList(length - least, length)))).isNull();
    int enough = least + 1;
    assertThat(index.similarTo(String.join(" ", words.subList(length - enough, length))))
        .isEqualTo(new Neighbour("whole", 2.0 * enough / (length + enough)));
    Collections.rotate(words, length / 4);
    assertThat(index.similarTo(String.join(" ", words)))
        .isEqualTo(new Neighbour("whole", (double) (length - length / 4) / length));
    Collections.shuffle(words, new Random(1));
    assertThat(index.similarTo(String.join(" ", words))).isNull();
  }

  @Test
  void givenMegabytesOfFewWords_finishes() {
    NoveltyIndex index = new NoveltyIndex(0.7);
    assertThat(index.offer("words", "a ".repeat(1 << 19))).isNull();
    assertThat(index.offer("more", "a ".repeat((1 << 19) - 1))).isNotNull();
    assertThat(index.offer("one word", "a".repeat(1 << 20))).isNull();
    assertThat(index.offer("other words", "b ".repeat(1 << 19))).isNull();
    assertThat(index.offer("none", "\0 \ud800".repeat(1 << 18))).isNull();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 2, Double.NaN})
  void givenBadMaximum_refusesIt(double max) {
    assertThatThrownBy(() -> new NoveltyIndex(max))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max is a similarity over 0 and under 1, got " + max);
  }
}
