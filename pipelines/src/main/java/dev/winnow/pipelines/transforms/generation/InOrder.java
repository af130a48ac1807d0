package dev.winnow.pipelines.transforms.generation;

import dev.winnow.generators.Generated;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives pieces on in their own order, however they come; holds those that came too early. */
final class InOrder<E extends Exception> implements Asker.Sink<E> {
  private final Iterator<Integer> order;
  private final Asker.Sink<E> sink;
  private final Map<Integer, Generated> early = new HashMap<>();
  private @Nullable Integer next;

  /**
   * @param pieces all that will come, in the order wanted
   */
  InOrder(List<Integer> pieces, Asker.Sink<E> sink) {
    this.order = pieces.iterator();
    this.sink = sink;
    this.next = following();
  }

  @Override
  public void take(int piece, Generated generated) throws E {
    early.put(piece, generated);
    for (Generated made = early.remove(next); made != null; made = early.remove(next)) {
      int turn = next == null ? 0 : next;
      next = following();
      sink.take(turn, made);
    }
  }

  private @Nullable Integer following() {
    return order.hasNext() ? order.next() : null;
  }
}
