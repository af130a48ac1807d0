package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.text.Words;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ShinglesTest {
  private static final Shingles WORDS = new Shingles(Shingles.Unit.WORDS, 5);
  private static final Shingles CHARACTERS = new Shingles(Shingles.Unit.CHARACTERS, 2);

  /** The golden hashes were computed by a second implementation, in Python. */
  @Test
  void givenWords_hashesEachRunOfFive() {
    assertThat(WORDS.of("The quick, brown fox jumps over THE lazy_dog 42 times."))
        .containsExactly(
            0xc7602bd1d77d468dL,
            0xcc28f99884dc39feL,
            0xf6f3f36524627dd5L,
            0x4a8dee0964215e17L,
            0x5e36cc7c01750098L,
            0x76fe3515c73d4c65L);
  }

  @Test
  void givenShortText_isOneShingle() {
    assertThat(WORDS.of("Tiny text")).containsExactly(0x1b191c55e2f1d597L);
  }

  @Test
  void givenNoWords_isOneShingleOfTheRawCharacters() {
    assertThat(WORDS.of("?! ...")).containsExactly(0xaad58f326408e4a7L);
    assertThat(WORDS.of("?! ...")).isNotEqualTo(WORDS.of("?!...")).isEqualTo(WORDS.of("?! ..."));
    assertThat(WORDS.of("")).hasSize(1).isEqualTo(WORDS.of("")).isNotEqualTo(WORDS.of(" "));
  }

  @Test
  void givenCharacters_hashesEachRunInLowerCase() {
    assertThat(CHARACTERS.of("aBab")).containsExactly(0x85c81788825cc64fL, 0x9308aa2bf84eee0eL);
    assertThat(CHARACTERS.of("")).hasSize(1);
    assertThat(CHARACTERS.of("x")).hasSize(1).isNotEqualTo(CHARACTERS.of("y"));
    assertThat(CHARACTERS.of("😀😀😀")).hasSize(1);
  }

  @Test
  void givenCaseAndPunctuation_isTheSame() {
    assertThat(WORDS.of("One, two; THREE — four: five\nsix"))
        .isEqualTo(WORDS.of("one two three four five six"));
  }

  @Test
  void givenShortText_isInNoLongerText() {
    long[] longer = WORDS.of("one two three four five six seven");
    for (String part : List.of("one", "one two", "one two three", "one two three four")) {
      assertThat(longer).doesNotContain(WORDS.of(part));
    }
    assertThat(longer).contains(WORDS.of("two three four five six"));
    assertThat(new Shingles(Shingles.Unit.CHARACTERS, 3).of("abcd"))
        .doesNotContain(new Shingles(Shingles.Unit.CHARACTERS, 3).of("bc"));
  }

  @Test
  void givenRandomTexts_hasAsManyAsThereAreDistinctRunsOfWords() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      String text = randomText(random, random.nextInt(80));
      int size = 1 + random.nextInt(6);
      int expected = Math.max(1, runs(Words.of(text), size).size());
      long[] shingles = new Shingles(Shingles.Unit.WORDS, size).of(text);
      assertThat(shingles).as(text).hasSize(expected).isSorted();
    }
  }

  @Test
  void givenRandomTexts_sharesWhatTheRunsOfWordsShare() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 1000; i++) {
      String a = "word " + randomText(random, 60);
      String b = a.substring(0, a.length() / 2) + randomText(random, 30);
      Set<String> both = runs(Words.of(a), 2);
      Set<String> union = runs(Words.of(b), 2);
      both.retainAll(Set.copyOf(union));
      union.addAll(runs(Words.of(a), 2));
      Shingles pairs = new Shingles(Shingles.Unit.WORDS, 2);
      assertThat(Jaccard.similarity(pairs.of(a), pairs.of(b)))
          .isEqualTo((double) both.size() / union.size());
    }
  }

  private static Set<String> runs(List<String> words, int size) {
    Set<String> runs = new HashSet<>();
    int length = Math.min(size, words.size());
    for (int i = 0; length > 0 && i + length <= words.size(); i++) {
      runs.add(String.join(" ", words.subList(i, i + length)));
    }
    return runs;
  }

  private static String randomText(SplittableRandom random, int length) {
    String alphabet = "abcAB01 _  ,.ßİΣé漢字½\uD83D\uDE00𝒜\uD800\uDC00\u0000";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  void givenLoneSurrogates_tellsThemApart() {
    assertThat(WORDS.of("\uD800")).isNotEqualTo(WORDS.of("\uDBFF")).isNotEqualTo(WORDS.of("?"));
    assertThat(CHARACTERS.of("\uD800")).isNotEqualTo(CHARACTERS.of("\uDBFF"));
  }

  /** A polynomial modulo 2^64 cannot tell the sequence from its complement. */
  @Test
  void givenThueMorseSequences_tellsThemApart() {
    assertThat(WORDS.of(thueMorse('.', '!'))).isNotEqualTo(WORDS.of(thueMorse('!', '.')));
    assertThat(WORDS.of(thueMorse('a', 'b'))).isNotEqualTo(WORDS.of(thueMorse('b', 'a')));
  }

  private static String thueMorse(char even, char odd) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2048; i++) {
      text.append(Integer.bitCount(i) % 2 == 0 ? even : odd);
    }
    return text.toString();
  }

  @Test
  void givenOneMegabyte_isLinearWhateverTheSize() {
    String text = "some words in a row, ".repeat(50_000);
    for (int size : new int[] {1, 5, 100_000, Integer.MAX_VALUE}) {
      for (Shingles.Unit unit : Shingles.Unit.values()) {
        Assertions.assertTimeout(
            Duration.ofSeconds(10),
            () -> assertThat(new Shingles(unit, size).of(text)).isNotEmpty());
      }
    }
  }

  @Test
  void givenSizeZero_fails() {
    assertThatThrownBy(() -> new Shingles(Shingles.Unit.WORDS, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 0");
  }
}
