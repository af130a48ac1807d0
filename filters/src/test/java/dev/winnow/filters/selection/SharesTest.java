package dev.winnow.filters.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharesTest {
  private static Map<String, Integer> ordered(Object... pairs) {
    Map<String, Integer> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], (Integer) pairs[i + 1]);
    }
    return map;
  }

  private static Shares.Division divide(int wanted, Map<String, Integer> shares, int rows) {
    return Shares.divide(wanted, shares, group -> rows);
  }

  @Test
  void givenSharesThatDoNotDivide_largestRemaindersGetTheRest() {
    // 21 by 8 : 7 : 5 is 8.4, 7.35 and 5.25
    assertThat(divide(21, ordered("c", 5, "a", 8, "b", 7), 99))
        .isEqualTo(new Shares.Division(ordered("c", 5, "a", 9, "b", 7), 21, ""));
  }

  @Test
  void givenEqualRemainders_theFirstGetsTheRow() {
    assertThat(divide(10, ordered("z", 1, "a", 1, "m", 1), 99).counts())
        .isEqualTo(ordered("z", 4, "a", 3, "m", 3));
  }

  @Test
  void givenTooFewRowsOfAGroup_allGetFewer() {
    Map<String, Integer> shares = ordered("a", 2, "b", 1);
    Shares.Division division = Shares.divide(10_000, shares, group -> group.equals("b") ? 7 : 9999);
    assertThat(division).isEqualTo(new Shares.Division(ordered("a", 14, "b", 7), 21, "b"));
  }

  @Test
  void givenNoRowsOfAGroup_nobodyGetsAny() {
    assertThat(Shares.divide(5, ordered("a", 2, "b", 1), group -> group.equals("b") ? 0 : 9))
        .isEqualTo(new Shares.Division(ordered("a", 0, "b", 0), 0, "b"));
  }

  @Test
  void givenGreatestNumbers_doesNotOverflow() {
    Map<String, Integer> shares = ordered("a", 1_000_000, "b", 1_000_000, "c", 1);
    Shares.Division division = divide(Integer.MAX_VALUE, shares, Integer.MAX_VALUE);
    assertThat(division.total()).isEqualTo(Integer.MAX_VALUE);
    assertThat(division.counts().values().stream().mapToLong(i -> i).sum())
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void givenAnyShares_theyHoldToLessThanARowAndNoGreaterTotalWould() {
    SplittableRandom random = new SplittableRandom(8);
    for (int round = 0; round < 2000; round++) {
      Map<String, Integer> shares = new LinkedHashMap<>();
      Map<String, Integer> rows = new LinkedHashMap<>();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        shares.put("g" + i, random.nextInt(1, 40));
        rows.put("g" + i, random.nextInt(300));
      }
      int wanted = random.nextInt(600);
      Shares.Division division = Shares.divide(wanted, shares, rows::get);

      double parts = shares.values().stream().mapToInt(i -> i).sum();
      int total = division.total();
      assertThat(division.counts().values().stream().mapToInt(i -> i).sum()).isEqualTo(total);
      shares.forEach(
          (group, share) -> {
            int count = division.counts().get(group);
            assertThat(count).isLessThanOrEqualTo(rows.get(group));
            assertThat((double) count).isCloseTo(total * share / parts, within(1 - 1e-9));
          });
      assertThat(division.scarce().isEmpty()).isEqualTo(total == wanted);
      if (total < wanted) {
        String scarce = division.scarce();
        double more = (total + 1) * shares.get(scarce) / parts;
        assertThat(more).isGreaterThan(rows.get(scarce));
      }
    }
  }
}
