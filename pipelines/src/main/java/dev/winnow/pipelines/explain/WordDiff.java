package dev.winnow.pipelines.explain;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.algorithm.myers.MyersDiff;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words that two texts do not share, by the fewest insertions and deletions (Myers, 1986). */
final class WordDiff {
  /**
   * Words deleted and inserted, at most. Time and memory grow with its square, so that two texts of
   * a megabyte that have nothing in common are given up within a second.
   */
  static final int MOST_EDITS = 2_000;

  private WordDiff() {}

  /** Whose words they are. */
  enum Side {
    BOTH,
    FIRST,
    SECOND
  }

  /** Words in a row that are of the same side; never none. */
  record Run(Side side, List<Word> words) {}

  /**
   * The runs that make up both texts, in order; the first text's before the second's where they
   * differ. Empty if they are more than {@value #MOST_EDITS} edits apart.
   */
  static Optional<List<Run>> of(String first, String second) {
    List<Run> runs = new ArrayList<>();
    try {
      var patch =
          DiffUtils.diff(
              Word.of(first), Word.of(second), new MyersDiff<>(Word::says), new Bound(), true);
      for (AbstractDelta<Word> delta : patch.getDeltas()) {
        add(runs, delta);
      }
    } catch (TooFarApart e) {
      return Optional.empty();
    }
    return Optional.of(runs);
  }

  private static void add(List<Run> runs, AbstractDelta<Word> delta) {
    List<Word> first = delta.getSource().getLines();
    List<Word> second = delta.getTarget().getLines();
    switch (delta.getType()) {
      case EQUAL -> add(runs, Side.BOTH, first);
      case DELETE, INSERT, CHANGE -> {
        add(runs, Side.FIRST, first);
        add(runs, Side.SECOND, second);
      }
    }
  }

  private static void add(List<Run> runs, Side side, List<Word> words) {
    if (!words.isEmpty()) {
      runs.add(new Run(side, words));
    }
  }

  /** The library has no bound of its own, but tells of every further edit that it tries. */
  private static final class Bound implements DiffAlgorithmListener {
    @Override
    public void diffStart() {}

    @Override
    public void diffStep(int edits, int most) {
      if (edits > MOST_EDITS) {
        throw new TooFarApart();
      }
    }

    @Override
    public void diffEnd() {}
  }

  private static final class TooFarApart extends RuntimeException {
    TooFarApart() {
      super("more than " + MOST_EDITS + " edits", null, false, false);
    }
  }
}
