package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.filters.text.Hash64;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandsTest {
  @ParameterizedTest
  @CsvSource({
    "0.7, 0.99, 25, 5",
    "0.9, 0.99, 11, 10",
    "0.5, 0.99, 35, 3",
    "1.0, 0.99, 1, 128",
    "0.1, 0.99, 44, 1",
    "0.7, 0.5, 12, 8",
    "0.7, 0.9999, 22, 3"
  })
  void givenThresholdAndRecall_cutsWithTheMostRows(double s, double recall, int bands, int rows) {
    assertThat(Bands.of(s, recall)).isEqualTo(new Bands(bands, rows));
  }

  @Test
  void givenAnySettings_reachesTheRecallToWithinAHundredthOfTheMisses() {
    for (double threshold = 0.1; threshold <= 1; threshold += 0.01) {
      for (double recall : new double[] {0.5, 0.8, 0.9, 0.95, 0.99, 0.999}) {
        Bands bands = Bands.of(threshold, recall);
        double misses = 1 - bands.probability(threshold);
        assertThat(misses).as(threshold + " " + recall).isLessThan(1.0101 * (1 - recall));
      }
    }
  }

  @Test
  void givenTooLowThreshold_saysWhatIsReachable() {
    assertThatThrownBy(() -> Bands.of(0.01, 0.99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "0.99 cannot be reached at threshold 0.01, only 0.7237; it needs a threshold of at"
                + " least 0.0354");
    assertThat(Bands.of(0.0354, 0.99)).isEqualTo(new Bands(128, 1));
    assertThat(Bands.of(0.01, 0.7237).rows()).isEqualTo(1);
  }

  @Test
  void givenMoreThanASignature_fails() {
    assertThatThrownBy(() -> new Bands(26, 5)).hasMessageContaining("26 bands of 5 rows");
    assertThatThrownBy(() -> new Bands(0, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Bands(5, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void probability_isTheCurve() {
    Bands bands = new Bands(25, 5);
    assertThat(bands.probability(0)).isZero();
    assertThat(bands.probability(0.3)).isCloseTo(0.0590, within(1e-4));
    assertThat(bands.probability(0.7)).isCloseTo(0.98995, within(1e-5));
    assertThat(bands.probability(0.8)).isCloseTo(0.99996, within(1e-5));
    assertThat(bands.probability(1)).isEqualTo(1);
  }

  /** The golden keys were computed by a second implementation, in Python. */
  @Test
  void givenSignature_hasTheGoldenKeys() {
    String text = "The quick, brown fox jumps over THE lazy_dog 42 times.";
    long[] signature = Signature.of(new Shingles(Shingles.Unit.WORDS, 5).of(text));
    long[] keys = new Bands(25, 5).keys(signature);
    assertThat(keys).hasSize(25).startsWith(0x6025672195fd656eL).endsWith(0x35c723a68a7942e9L);
    assertThat(Arrays.stream(keys).reduce(0, Hash64::step)).isEqualTo(0xbe13e642dd36f35bL);
  }

  @Test
  void givenOneNumberEverywhere_keysAreDistinct() {
    assertThat(new Bands(128, 1).keys(new long[128])).doesNotHaveDuplicates();
  }

  @Test
  void givenOneNumberChanged_onlyItsBandChanges() {
    long[] signature = new SplittableRandom(9).longs(128).toArray();
    long[] before = new Bands(25, 5).keys(signature);
    signature[37]++;
    long[] after = new Bands(25, 5).keys(signature);
    assertThat(after[7]).isNotEqualTo(before[7]);
    after[7] = before[7];
    assertThat(after).isEqualTo(before);
  }
}
