package dev.winnow.templates.settings;

import dev.winnow.templates.Surrogates;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values as people see them in messages. */
final class Values {
  private static final int LONGEST = 80;

  private Values() {}

  static String shown(Object value) {
    if (value instanceof Map) {
      return "a mapping";
    }
    if (value instanceof List) {
      return "a list";
    }
    String text = value instanceof String s ? "\"" + s + "\"" : value.toString();
    return text.length() <= LONGEST ? text : Surrogates.prefix(text, LONGEST) + "…";
  }

  /** The known name that an unknown one was probably meant to be, as a question, or nothing. */
  static String didYouMean(String unknown, Collection<String> known) {
    return similar(unknown, known)
        .map(name -> "; did you mean \"" + name + "\"?")
        .orElse("; known are " + String.join(", ", known));
  }

  /** The nearest of the known names, if any is near. Names that differ much in length never are. */
  static Optional<String> similar(String unknown, Collection<String> known) {
    return known.stream()
        .filter(name -> Math.abs(unknown.length() - name.length()) <= reach(unknown, name))
        .filter(name -> distance(unknown, name) <= reach(unknown, name))
        .min(Comparator.comparingInt(name -> distance(unknown, name)));
  }

  private static int reach(String a, String b) {
    return Math.max(1, Math.min(a.length(), b.length()) / 3);
  }

  /**
   * Edits between two words: insert, delete, replace, swap neighbours (optimal string alignment).
   */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
