package dev.winnow.pipelines.transforms.duplicates;

import java.util.Locale;

/** So many rows are similar to each other that their pairs do not fit into memory. */
public final class TooManyPairs extends RuntimeException {
  TooManyPairs(int most) {
    super(
        String.format(
            Locale.ROOT,
            "over %,d pairs of rows are similar, as where a long text stands in every row; compare"
                + " a field without it (field: output), raise the threshold, or drop such rows"
                + " by a regex first",
            most));
  }
}
