package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.neardup.FirstIndependentSet;
import dev.winnow.pipelines.output.Notes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Decides, in one place, which of all rows go. */
final class Decide extends DoFn<KV<Integer, Iterable<SpooledRows>>, KV<Integer, Decision>> {
  private final String name;
  private final DuplicateFilter filter;
  private final boolean clustered;
  private final String staging;
  private final String spool;

  /**
   * @param name what the ledger calls the step
   * @param clustered whether rows that stay are to know their cluster
   * @param staging the folder that the run stages its files in
   * @param spool the name of the folder below it that is this step's own
   */
  Decide(String name, DuplicateFilter filter, boolean clustered, String staging, String spool) {
    this.name = name;
    this.filter = filter;
    this.clustered = clustered;
    this.staging = staging;
    this.spool = spool;
  }

  @ProcessElement
  public void decide(
      @Element KV<Integer, Iterable<SpooledRows>> all, OutputReceiver<KV<Integer, Decision>> out)
      throws IOException {
    List<SpooledRows> files = new ArrayList<>();
    all.getValue().forEach(files::add);
    SpooledSketches sketches = SpooledSketches.open(files);
    int before = sketches.references();
    FirstIndependentSet set =
        filter.exact()
            ? FirstIndependentSet.exact(sketches, before, filter.threshold())
            : FirstIndependentSet.ofBuckets(sketches, before, filter.threshold());
    if (set.cut() > 0) {
      Notes.write(Path.of(staging), spool, cut(set.cut()));
    }
    ClusterNames names = clustered ? ClusterNames.of(sketches, filter, set) : null;
    ReferenceNames references = ReferenceNames.of(sketches, set);
    int[][] rows = byFile(sketches);
    for (int file = 0; file < rows.length; file++) {
      if (!files.get(file).reference()) {
        out.output(
            KV.of(
                file,
                Decision.write(files.get(file), rows[file], sketches, set, references, names)));
      }
    }
  }

  private String cut(int rows) {
    return String.format(
        Locale.ROOT,
        "%s: %,d rows share a bucket with many rows that are not similar, as where a long text stands"
            + " in every row, and were compared with the nearest of these only; compare a field"
            + " without it (field: output), or set recall: exact",
        name,
        rows);
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
