package dev.winnow.pipelines.explain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a text of a dropped row and one of another row differ. */
final class Difference {
  private static final String LEGEND =
      "%s, word by word: [-only in the dropped row-] {+only in %s+}";

  private final Page page;
  private final String name;
  private final String other;

  /**
   * @param name of the text
   * @param other the other row, such as "the one that stayed"
   */
  Difference(Page page, String name, String other) {
    this.page = page;
    this.name = name;
    this.other = other;
  }

  void write(String ours, String theirs) {
    Optional<List<WordDiff.Run>> runs = WordDiff.of(ours, theirs);
    if (runs.isEmpty()) {
      page.remark(
          String.format(
              Locale.ROOT,
              "They are more than %,d words apart: too far for a word diff.",
              WordDiff.MOST_EDITS));
      page.text(name + " of " + other, theirs);
    } else if (runs.get().stream().allMatch(run -> run.side() == WordDiff.Side.BOTH)) {
      page.remark(ours.equals(theirs) ? "The two are equal." : "Only white space differs.");
    } else {
      page.whole(LEGEND.formatted(name, other), DiffText.of(runs.get()));
    }
  }
}
