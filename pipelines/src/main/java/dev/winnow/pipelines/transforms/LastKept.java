package dev.winnow.pipelines.transforms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Finds the rank in place k, by which all others can be judged; nothing where there are fewer
 * ranks. Its memory grows with the ranks that there are: Beam's own Top takes room for all k at
 * once.
 */
final class LastKept extends Combine.CombineFn<RowRank, PriorityQueue<RowRank>, List<RowRank>> {
  private final int top;

  /**
   * @param top k, at least 1
   */
  LastKept(int top) {
    this.top = top;
  }

  /** The first ranks, the last of them at the head. */
  @Override
  public PriorityQueue<RowRank> createAccumulator() {
    return new PriorityQueue<>(Collections.reverseOrder());
  }

  @Override
  public PriorityQueue<RowRank> addInput(PriorityQueue<RowRank> first, RowRank rank) {
    first.add(rank);
    if (first.size() > top) {
      first.remove();
    }
    return first;
  }

  @Override
  public PriorityQueue<RowRank> mergeAccumulators(Iterable<PriorityQueue<RowRank>> parts) {
    PriorityQueue<RowRank> first = createAccumulator();
    for (PriorityQueue<RowRank> part : parts) {
      part.forEach(rank -> addInput(first, rank));
    }
    return first;
  }

  @Override
  public List<RowRank> extractOutput(PriorityQueue<RowRank> first) {
    List<RowRank> last = new ArrayList<>();
    if (first.size() == top) {
      last.add(first.element());
    }
    return last;
  }

  @Override
  public Coder<PriorityQueue<RowRank>> getAccumulatorCoder(
      CoderRegistry registry, Coder<RowRank> input) {
    return SerializableCoder.of(new TypeDescriptor<PriorityQueue<RowRank>>() {});
  }

  @Override
  public Coder<List<RowRank>> getDefaultOutputCoder(CoderRegistry registry, Coder<RowRank> input) {
    return ListCoder.of(input);
  }
}
