package dev.winnow.pipelines.transforms;

import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What legs gave.
 *
 * @param name of the legs
 * @param outcome what became of the rows, these legs included
 */
public record Landed(String name, List<PCollectionTuple> legs, Outcome outcome) {
  /** What the legs' end has put out under a tag. */
  public <O> PCollection<O> get(TupleTag<O> tag, Coder<O> coder) {
    PCollectionList<O> all = PCollectionList.empty(outcome.pipeline());
    for (PCollectionTuple leg : legs) {
      all = all.and(leg.get(tag).setCoder(coder));
    }
    return all.size() == 1
        ? all.get(0)
        : all.apply(name + ": " + tag.getId(), Flatten.pCollections()).setCoder(coder);
  }

  /** Rows that are read from what came of these. */
  public <T> PendingRows next(PCollection<T> elements, RowReader<T> reader) {
    return PendingRows.of(elements, reader, outcome);
  }
}
