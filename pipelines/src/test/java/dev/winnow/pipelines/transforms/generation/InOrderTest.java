package dev.winnow.pipelines.transforms.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.Generated;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InOrderTest {
  private static final Generated NOTHING = new Generated(List.of(), List.of());

  @Test
  void givenAnyOrder_givesPiecesOnInTheirs() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 100; round++) {
      List<Integer> pieces = new ArrayList<>();
      for (int piece = 0; piece < 50; piece += 1 + random.nextInt(3)) {
        pieces.add(piece);
      }
      List<Integer> left = new ArrayList<>(pieces);
      List<Integer> given = new ArrayList<>();
      InOrder<RuntimeException> order =
          new InOrder<>(pieces, (piece, generated) -> given.add(piece));
      while (!left.isEmpty()) {
        order.take(left.remove(random.nextInt(left.size())), NOTHING);
      }
      assertThat(given).isEqualTo(pieces);
    }
  }

  @Test
  void givenTheNext_givesItOnAtOnce() {
    List<Integer> given = new ArrayList<>();
    InOrder<RuntimeException> order =
        new InOrder<>(List.of(3, 5, 8), (piece, generated) -> given.add(piece));
    order.take(5, NOTHING);
    assertThat(given).isEmpty();
    order.take(3, NOTHING);
    assertThat(given).containsExactly(3, 5);
  }
}
