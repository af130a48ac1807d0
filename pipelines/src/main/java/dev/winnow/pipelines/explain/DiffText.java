package dev.winnow.pipelines.explain;

import dev.winnow.pipelines.explain.WordDiff.Run;
import dev.winnow.pipelines.explain.WordDiff.Side;
import java.util.List;

/**
 * A word diff as git writes it: {@code [-only in the first-]{+only in the second+}}; of a longer
 * run that both share, the words beside the differences.
 */
final class DiffText {
  /** Shared words on each side of a difference. */
  private static final int CONTEXT = 8;

  /** Fewer shared words than this are not worth an ellipsis. */
  private static final int FEW = 4;

  private DiffText() {}

  static String of(List<Run> runs) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      switch (run.side()) {
        case BOTH -> shared(text, run.words(), i == 0, i == runs.size() - 1);
        case FIRST -> marked(text, "[-", run.words(), "-]", false);
        case SECOND -> {
          boolean replaces = i > 0 && runs.get(i - 1).side() == Side.FIRST;
          marked(text, "{+", run.words(), "+}", replaces);
        }
      }
    }
    return text.toString();
  }

  private static void shared(StringBuilder text, List<Word> words, boolean first, boolean last) {
    int before = first ? 0 : CONTEXT;
    int after = last ? 0 : CONTEXT;
    if (words.size() <= before + after + FEW) {
      join(text, words);
      return;
    }
    join(text, words.subList(0, before));
    text.append(first ? "…" : " …");
    join(text, words.subList(words.size() - after, words.size()));
  }

  private static void marked(
      StringBuilder text, String open, List<Word> words, String close, boolean replaces) {
    if (!replaces && !text.isEmpty()) {
      text.append(words.get(0).gap());
    }
    text.append(open).append(words.get(0).text());
    join(text, words.subList(1, words.size()));
    text.append(close);
  }

  private static void join(StringBuilder text, List<Word> words) {
    for (Word word : words) {
      text.append(text.isEmpty() ? "" : word.gap()).append(word.text());
    }
  }
}
