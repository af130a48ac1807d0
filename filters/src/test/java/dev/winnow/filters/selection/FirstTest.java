package dev.winnow.filters.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstTest {
  private static final int MANY = 20_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3000, MANY - 1, MANY, MANY + 1, Integer.MAX_VALUE})
  void givenAnyOrder_theFirstAreThereInOrder(int most) {
    List<Integer> sorted = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      sorted.add(i);
    }
    List<Integer> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(most));
    List<Integer> backwards = new ArrayList<>(sorted);
    Collections.reverse(backwards);
    for (List<Integer> order : List.of(sorted, shuffled, backwards)) {
      First<Integer> first = new First<>(most);
      order.forEach(first::add);
      assertThat(first.inOrder()).isEqualTo(sorted.subList(0, Math.min(most, MANY)));
      first.add(-1);
      assertThat(first.inOrder().get(0)).isEqualTo(-1);
      assertThat(first.inOrder()).hasSize(Math.min(most, MANY + 1));
    }
  }
}
