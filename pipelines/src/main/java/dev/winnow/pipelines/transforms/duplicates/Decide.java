package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.neardup.FirstIndependentSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Decides, in one place, which of all rows go. */
final class Decide extends DoFn<KV<Integer, Iterable<SpooledRows>>, KV<Integer, Decision>> {
  private final DuplicateFilter filter;

  Decide(DuplicateFilter filter) {
    this.filter = filter;
  }

  @ProcessElement
  public void decide(
      @Element KV<Integer, Iterable<SpooledRows>> all, OutputReceiver<KV<Integer, Decision>> out)
      throws IOException {
    List<SpooledRows> files = new ArrayList<>();
    all.getValue().forEach(files::add);
    SpooledSketches sketches = SpooledSketches.open(files);
    int references = sketches.references();
    FirstIndependentSet set =
        filter.exact()
            ? FirstIndependentSet.exact(sketches, references, filter.threshold())
            : FirstIndependentSet.ofBuckets(sketches, references, filter.threshold());
    int[][] rows = byFile(sketches);
    for (int file = 0; file < rows.length; file++) {
      if (!files.get(file).reference()) {
        out.output(KV.of(file, Decision.write(files.get(file), rows[file], sketches, set)));
      }
    }
  }

  /** The numbers of each file's rows, in the file's order. */
  private static int[][] byFile(SpooledSketches sketches) {
    int[][] rows = new int[sketches.files().size()][];
    for (int file = 0; file < rows.length; file++) {
      rows[file] = new int[sketches.files().get(file).size()];
    }
    for (int row = 0; row < sketches.size(); row++) {
      rows[sketches.file(row)][sketches.index(row)] = row;
    }
    return rows;
  }
}
