package dev.winnow.filters.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;

/** A setting that is a pattern in RE2's syntax: matched in linear time, whatever the text. */
final class PatternSetting {
  private PatternSetting() {}

  /**
   * The compiled pattern.
   *
   * @throws InvalidSetting if it is not a pattern: what is wrong, with which part of it, and where
   */
  static Pattern read(Settings settings, String key) {
    String pattern = settings.text(key);
    checkControls(settings, key, pattern);
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw settings.invalid(key, "not a pattern: " + problem(pattern, e));
    }
  }

  /** In double quotes YAML makes a backspace of \b, and the pattern finds nothing. */
  private static void checkControls(Settings settings, String key, String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if (Character.isISOControl(pattern.charAt(i)) && "\t\n\r".indexOf(pattern.charAt(i)) < 0) {
        throw settings.invalid(
            key,
            "has the control character U+%04X at character %d; in YAML write patterns in single quotes: '\\bword\\b'"
                .formatted((int) pattern.charAt(i), pattern.codePointCount(0, i) + 1));
      }
    }
  }

  private static String problem(String pattern, PatternSyntaxException error) {
    String problem = error.getDescription();
    if (problem.endsWith("internal error")) {
      return "a closing ) has no opening ("; // the only mistake that RE2/J has no words for
    }
    String part = error.getPattern();
    return problem
        + (part.isEmpty() ? "" : " \"" + Excerpt.of(part) + "\"")
        + position(pattern, part)
        + (problem.contains("unsupported") || problem.contains("escape") || looksBehind(part)
            ? "; RE2 has no look-around and no back-references"
            : "");
  }

  /** RE2/J takes it for a group whose name is wrong. */
  private static boolean looksBehind(String part) {
    return part.startsWith("(?<=") || part.startsWith("(?<!");
  }

  /** RE2/J names the offending part but not its place; a part that stands twice has no sure one. */
  private static String position(String pattern, String part) {
    int at = part.isEmpty() ? pattern.length() - 1 : pattern.indexOf(part);
    if (at < 0 || (!part.isEmpty() && at != pattern.lastIndexOf(part))) {
      return "";
    }
    return " at character " + (pattern.codePointCount(0, at) + 1);
  }
}
