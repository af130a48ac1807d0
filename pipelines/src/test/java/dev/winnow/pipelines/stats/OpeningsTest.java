package dev.winnow.pipelines.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpeningsTest {
  private static Openings of(String... texts) {
    Openings openings = new Openings();
    List.of(texts).forEach(openings::add);
    return openings;
  }

  @Test
  void givenTexts_countsTheirFirstTwoWords() {
    Openings openings = of("Write a poem.", "  write — A song", "Why?", "…", "", "Name it now");
    openings.add(of("Name it.", "Write a"));

    assertThat(openings.top(10))
        .containsExactly(Map.entry("write a", 3L), Map.entry("name it", 2L), Map.entry("why", 1L));
    assertThat(openings.top(1)).containsExactly(Map.entry("write a", 3L));
  }

  @Test
  void givenHugeWord_holdsItsBeginningOnly() {
    Openings openings = of("x".repeat(1_000_000), "😀".repeat(1_000_000) + " x", "\ud800 \0 z");

    assertThat(openings.top(3)).containsExactly(Map.entry("x".repeat(200), 1L), Map.entry("z", 1L));
  }

  @Test
  void givenTooManyDifferentOnes_goesOnCountingTheFirst() {
    Openings openings = of("Write a poem.");
    for (int i = 0; i < Openings.MOST; i++) {
      openings.add("opening " + i);
    }
    openings.add("Write a song.");
    openings.add("brand new");
    openings.add("brand new");
    openings.add("brand new");

    assertThat(openings.top(1)).containsExactly(Map.entry("write a", 2L));
  }
}
