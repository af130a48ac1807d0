package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter.Sketch;
import dev.winnow.filters.neardup.SimilarPairs;
import dev.winnow.pipelines.transforms.RowRank;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Finds the similar pairs of a partition. */
final class FindPairs extends DoFn<KV<Integer, Iterable<SketchBlock>>, PairBlock> {
  private final double threshold;
  private final int partitions;

  FindPairs(double threshold, int partitions) {
    this.threshold = threshold;
    this.partitions = partitions;
  }

  private record Row(RowRank rank, Sketch sketch) {}

  @ProcessElement
  public void find(
      @Element KV<Integer, Iterable<SketchBlock>> partition, OutputReceiver<PairBlock> out) {
    List<Row> rows = new ArrayList<>();
    for (SketchBlock block : partition.getValue()) {
      for (int i = 0; i < block.size(); i++) {
        rows.add(new Row(block.rank(i), block.sketch(i)));
      }
    }
    rows.sort(Comparator.comparing(Row::rank));
    List<RowRank> ranks = new ArrayList<>(rows.size());
    List<SimilarPairs.Entry> entries = new ArrayList<>(rows.size());
    for (Row row : rows) {
      entries.add(
          new SimilarPairs.Entry(ranks.size(), row.sketch().shingles(), row.sketch().bands()));
      ranks.add(row.rank());
    }
    PairBlock.Builder pairs = new PairBlock.Builder(ranks);
    int number = partition.getKey();
    new SimilarPairs(threshold)
        .find(entries, key -> SketchRows.partition(key, partitions) == number, pairs);
    out.output(pairs.build());
  }
}
