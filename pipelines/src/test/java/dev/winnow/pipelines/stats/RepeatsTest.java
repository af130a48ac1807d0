package dev.winnow.pipelines.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatsTest {
  @ParameterizedTest
  @CsvSource({"1, 10", "2, 500", "3, 100000"})
  void givenRandomTexts_countsThoseThatASetHasAlready(long seed, int bound) {
    SplittableRandom random = new SplittableRandom(seed);
    Repeats repeats = new Repeats();
    List<String> texts = new ArrayList<>();
    for (int part = 0; part < 5; part++) {
      Repeats counts = new Repeats();
      for (int left = random.nextInt(1000); left > 0; left--) {
        texts.add("text " + random.nextInt(bound));
        counts.add(texts.get(texts.size() - 1));
      }
      repeats.add(counts);
    }

    assertThat(repeats.count()).isEqualTo(texts.size());
    assertThat(repeats.repeated()).isEqualTo(texts.size() - new HashSet<>(texts).size());
  }

  @Test
  void givenLoneSurrogates_tellsThemApart() {
    Repeats repeats = new Repeats();
    List.of("\ud800", "\ud801", "?", "", "", "\ud800").forEach(repeats::add);

    assertThat(repeats.count()).as("those that are not empty").isEqualTo(4);
    assertThat(repeats.repeated()).isEqualTo(1);
  }
}
