package dev.winnow.filters.neardup;

/** By which keys a row meets the rows that it is compared with: those that share one. */
interface CandidateKeys {
  /** Keys of a row, distinct. Safe to call from several threads. */
  long[] of(int row);

  /** The bucket keys that rows came with, without those that are a row's alone. */
  static CandidateKeys ofBuckets(Sketches rows) {
    KeyCounts counts = new KeyCounts((long) rows.size() * rows.mostKeys());
    for (int row = 0; row < rows.size(); row++) {
      for (long key : rows.keys(row)) {
        counts.add(key);
      }
    }
    return row -> counts.shared(rows.keys(row));
  }
}
