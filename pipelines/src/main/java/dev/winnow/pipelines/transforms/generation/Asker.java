package dev.winnow.pipelines.transforms.generation;

import dev.winnow.generators.Generated;
import java.util.List;

/** Has pieces of a generator made, wherever. */
public interface Asker {
  /** Takes what a piece gave; called by one thread, in any order of the pieces. */
  interface Sink<E extends Exception> {
    void take(int piece, Generated generated) throws E;
  }

  /**
   * Returns when every piece was given to the sink once.
   *
   * @param kept the instructions that earlier passes gave
   */
  <E extends Exception> void ask(List<Integer> pieces, List<String> kept, Sink<E> sink)
      throws E, InterruptedException;
}
