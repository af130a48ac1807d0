package dev.winnow.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassesTest {
  private static Passes passes(int pieces, int target, int fruitless) {
    return new Passes(List.of(new Lane("", pieces, target, fruitless)));
  }

  /** The sizes of all passes when this share of the pieces keeps a row, the first of each ten. */
  private static List<Integer> sizes(Passes passes, int ofTen) {
    List<Integer> sizes = new ArrayList<>();
    for (List<Integer> pass = passes.next(); !pass.isEmpty(); pass = passes.next()) {
      sizes.add(pass.size());
      pass.stream()
          .filter(piece -> piece % 10 < ofTen && !passes.full(piece))
          .forEach(passes::kept);
    }
    return sizes;
  }

  @Test
  void givenFirstPass_makesThePiecesOfTheLane() {
    assertThat(passes(3, 0, 1).next()).containsExactly(0, 1, 2);
    assertThat(passes(3, 50, 1).next()).containsExactly(0, 1, 2);
    assertThat(passes(0, 50, 1).next()).isEmpty();
  }

  @Test
  void givenLaneWithoutTarget_makesOnePass() {
    Passes passes = passes(3, 0, 1);
    passes.next();
    passes.kept(0);
    assertThat(passes.full(0)).isFalse();
    assertThat(passes.next()).isEmpty();
    assertThat(passes.next()).isEmpty();
    assertThat(passes.passes()).isEqualTo(1);
    assertThat(passes.shortfalls()).isEmpty();
  }

  @Test
  void givenShortfall_asksForAsManyMoreAsTheRateNeeds() {
    Passes passes = passes(4, 5, 3);
    passes.next();
    List.of(0, 1, 3).forEach(passes::kept);
    assertThat(passes.next()).containsExactly(4, 5, 6); // 2 rows at 3 of 4
    List.of(4, 5).forEach(passes::kept);
    assertThat(passes.full(6)).isTrue();
    assertThat(passes.next()).isEmpty();
    assertThat(passes.passes()).isEqualTo(2);
    assertThat(passes.shortfalls()).isEmpty();
  }

  @Test
  void givenLowRate_doublesAtMost() {
    Lane rare = new Lane("", 10, 100, 3, 0.1);
    assertThat(sizes(new Passes(List.of(rare)), 1)).startsWith(10, 10, 20, 40, 80, 160);
    assertThat(sizes(passes(10, 100, 3), 10)).containsExactly(10, 10, 20, 40, 20);
  }

  @Test
  void givenATwentiethOfWhatIsExpected_isNotFruitless_andLessIs() {
    Passes fair = passes(40, 1000, 1); // 25 rows a piece
    fair.next();
    for (int i = 0; i < 50; i++) {
      fair.kept(0);
    }
    assertThat(fair.next()).hasSize(40);

    Passes poor = passes(40, 1000, 1);
    poor.next();
    for (int i = 0; i < 49; i++) {
      poor.kept(0);
    }
    assertThat(poor.next()).isEmpty();
    assertThat(poor.shortfalls())
        .containsExactly(
            "49 of 1,000 rows after 40 requests; the last pass gave next to nothing new");
  }

  @Test
  void givenFruitlessPasses_triesATenthAndGivesUp() {
    Passes passes = passes(50, 1000, 3);
    assertThat(sizes(passes, 0)).containsExactly(50, 5, 1);
    assertThat(passes.passes()).isEqualTo(3);
    assertThat(passes.shortfalls())
        .containsExactly(
            "0 of 1,000 rows after 56 requests; the last 3 passes gave next to nothing new");
  }

  @Test
  void givenFruitAfterFruitlessPasses_countsThemAnew() {
    Passes passes = passes(5, 10, 2);
    passes.next();
    assertThat(passes.next()).containsExactly(5);
    passes.kept(5);
    assertThat(passes.next()).hasSize(6);
    assertThat(passes.next()).hasSize(1);
    assertThat(passes.next()).isEmpty();
  }

  @Test
  void givenNoFruitlessPassesAllowed_makesOnePassAndSaysWhatIsMissing() {
    Passes passes = passes(5, 1000, 0);
    assertThat(passes.next()).hasSize(5);
    passes.kept(1);
    assertThat(passes.next()).isEmpty();
    assertThat(passes.shortfalls()).containsExactly("1 of 1,000 rows after 5 requests");
  }

  @Test
  void givenSeveralLanes_numbersThePiecesOfEach() {
    Passes passes =
        new Passes(List.of(new Lane("a", 1, 2, 1), new Lane("b", 3, 1, 1), new Lane("c", 2, 9, 1)));
    assertThat(passes.next()).containsExactly(0, 1, 2, 4, 5, 7);
    passes.kept(0);
    passes.kept(7);
    assertThat(passes.full(4)).isTrue();
    assertThat(passes.full(3)).isFalse();
    assertThat(passes.next()).containsExactly(3);
    assertThat(passes.shortfalls())
        .containsExactly(
            "1 of 2 rows of category a after 2 requests; the last pass gave next to nothing new",
            "0 of 9 rows of category c after 2 requests; the last pass gave next to nothing new");
  }

  @Test
  void givenAnyRun_makesNoPieceTwice() {
    Passes passes = new Passes(List.of(new Lane("a", 3, 90, 2, 1), new Lane("b", 7, 40, 2, 1)));
    Set<Integer> made = new HashSet<>();
    for (List<Integer> pass = passes.next(); !pass.isEmpty(); pass = passes.next()) {
      assertThat(pass).isSorted().allMatch(made::add);
      pass.stream().filter(piece -> piece % 3 == 0).forEach(passes::kept);
    }
    assertThat(passes.shortfalls()).isEmpty();
  }

  @Test
  void givenHugeTarget_makesPassesThatFitIntoMemory() {
    Passes passes = passes(Integer.MAX_VALUE, Integer.MAX_VALUE, 3);
    List<Integer> first = passes.next();
    assertThat(first).hasSize(Passes.MOST);
    first.forEach(passes::kept);
    assertThat(passes.next().get(0)).isEqualTo(Passes.MOST);

    Passes fixed = new Passes(List.of(Lane.of(Passes.MOST + 2)));
    assertThat(fixed.next()).hasSize(Passes.MOST);
    assertThat(fixed.next()).containsExactly(Passes.MOST, Passes.MOST + 1);
    assertThat(fixed.next()).isEmpty();
  }

  @Test
  void givenIndexesBeyondAnInt_makesThoseThatFit() {
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < 1 << 16; i++) {
      lanes.add(new Lane("c" + i, i == 7 ? 40_000 : 0, 50_000, 3));
    }
    Passes passes = new Passes(lanes);
    List<Integer> pieces = passes.next();
    assertThat(pieces).hasSize(Integer.MAX_VALUE >> 16).isSorted().allMatch(piece -> piece >= 7);
    pieces.forEach(passes::kept);
    assertThat(passes.next()).isEmpty();
  }

  @Test
  void givenNegativeNumbers_isNoLane() {
    assertThatThrownBy(() -> new Lane("", -1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Lane("", 0, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Lane("", 0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
