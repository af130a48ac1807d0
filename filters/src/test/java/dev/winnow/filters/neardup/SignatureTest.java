package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.text.Hash64;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
  private static final int BUCKET_SHIFT = 57;

  /** The golden numbers were computed by a second implementation of MurmurHash3, in Python. */
  @Test
  void givenText_hasTheGoldenSignature() {
    String text = "The quick, brown fox jumps over THE lazy_dog 42 times.";
    long[] signature = Signature.of(new Shingles(Shingles.Unit.WORDS, 5).of(text));
    assertThat(signature).hasSize(Signature.LENGTH);
    assertThat(signature[0]).isEqualTo(0x082c3873bec437feL);
    assertThat(signature[64]).isEqualTo(0xbe573bd038ff5e37L);
    assertThat(Arrays.stream(signature).reduce(0, Hash64::step)).isEqualTo(0xb90bf0ab7d1bd557L);
  }

  @Test
  void givenAnyOrderAndRepetition_isAFunctionOfTheSet() {
    SplittableRandom random = new SplittableRandom(3);
    for (int size : new int[] {1, 2, 10, 100, 1000}) {
      List<Long> set = random.longs(size).boxed().toList();
      List<Long> twice = Texts.shuffled(random, concat(set, set));
      long[] signature = Signature.of(array(set));
      assertThat(Signature.of(array(twice))).isEqualTo(signature);
      Signature.of(array(random.longs(50).boxed().toList()));
      assertThat(Signature.of(array(set))).as("after another set").isEqualTo(signature);
    }
  }

  private static List<Long> concat(List<Long> a, List<Long> b) {
    return java.util.stream.Stream.concat(a.stream(), b.stream()).toList();
  }

  private static long[] array(List<Long> list) {
    return list.stream().mapToLong(Long::longValue).toArray();
  }

  /** Lucene's own filter, over all of the set and not only what {@link Contenders} leaves. */
  @Test
  void givenAnySet_hasTheLeastHashesOfLucenesFilter() throws IOException {
    SplittableRandom random = new SplittableRandom(6);
    for (int size = 1; size < 3000; size += 1 + size / 4) {
      long[] set = random.longs(size).toArray();
      ShingleTokens shingles = new ShingleTokens();
      shingles.setShingles(set);
      List<Long> least = new ArrayList<>();
      try (TokenStream hashes = new MinHashFilter(shingles, 1, Signature.LENGTH, 1, false)) {
        hashes.reset();
        while (hashes.incrementToken()) {
          least.add(Signature.firstLong(hashes.getAttribute(CharTermAttribute.class).buffer()));
        }
      }
      assertThat(Arrays.stream(Signature.of(set)).distinct().boxed())
          .containsExactlyInAnyOrderElementsOf(least);
      assertThat(Contenders.of(set)).hasSameSizeAs(least);
    }
  }

  @Test
  void givenFewShingles_emptyBucketsBorrowFromTheNext() {
    SplittableRandom random = new SplittableRandom(4);
    for (int size = 1; size < 300; size++) {
      long[] signature = Signature.of(random.longs(size).toArray());
      for (int i = 0; i < Signature.LENGTH; i++) {
        boolean own = signature[i] >>> BUCKET_SHIFT == i;
        assertThat(own || signature[i] == signature[(i + 1) % Signature.LENGTH]).isTrue();
      }
    }
  }

  @Test
  void givenManyShingles_positionIsBucket() {
    long[] signature = Signature.of(new SplittableRandom(5).longs(5000).toArray());
    assertThat(IntStream.range(0, Signature.LENGTH).allMatch(i -> signature[i] >>> 57 == i))
        .isTrue();
  }

  /**
   * Over N independent pairs of the same similarity the mean estimate is normal around it if the
   * estimate is unbiased, so its z is beyond 4 with a probability of 6e-5, over all cases 0.1 %.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 4",
    "5, 10",
    "2, 20",
    "14, 20",
    "27, 30",
    "10, 100",
    "50, 100",
    "70, 100",
    "95, 100",
    "30, 300",
    "150, 300",
    "210, 300",
    "270, 300",
    "500, 1000",
    "700, 1000"
  })
  void givenKnownSimilarity_estimatesItWithoutBias(int both, int union) {
    SplittableRandom random = new SplittableRandom(6);
    int pairs = 1000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < pairs; i++) {
      long[][] pair = Sets.pair(random, both, union);
      double estimate = estimate(Signature.of(pair[0]), Signature.of(pair[1]));
      sum += estimate;
      squares += estimate * estimate;
    }
    double mean = sum / pairs;
    double deviation = Math.sqrt((squares / pairs - mean * mean) / pairs);
    assertThat(Math.abs(mean - (double) both / union) / deviation).as("z").isLessThan(4);
  }

  private static double estimate(long[] a, long[] b) {
    return IntStream.range(0, a.length).filter(i -> a[i] == b[i]).count() / (double) a.length;
  }

  @Test
  void givenSeveralThreads_eachGetsTheSame() {
    List<long[]> sets =
        IntStream.range(0, 500).mapToObj(i -> new SplittableRandom(i).longs(40).toArray()).toList();
    List<String> alone = sets.stream().map(s -> Arrays.toString(Signature.of(s))).toList();
    List<String> together =
        sets.parallelStream().map(s -> Arrays.toString(Signature.of(s))).toList();
    assertThat(together).isEqualTo(alone);
    assertThat(Collections.frequency(alone, alone.get(0))).isEqualTo(1);
  }

  @Test
  void givenEmptySet_fails() {
    assertThatThrownBy(() -> Signature.of(new long[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
