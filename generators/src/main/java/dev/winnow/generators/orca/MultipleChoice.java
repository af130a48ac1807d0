package dev.winnow.generators.orca;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells multiple-choice queries by their text, in time linear in its length. Such a query
 *
 * <ul>
 *   <li>has at least three options with the labels A, B, C … or a, b, c … or 1, 2, 3 … in the same
 *       punctuation ({@code A)}, {@code (a)}, {@code [1]}, {@code A、}, {@code A.} and, at the
 *       beginning of a line, {@code a.}, {@code 1.}, {@code A:}), and outside of them asks a
 *       question, or speaks of options, choices, choosing, selecting or picking. For numbers, which
 *       mark steps and lists too, a question must have a word such as "which" or "correct", or one
 *       such as "what" right before them in the same line;
 *   <li>or has a line such as {@code Options:} with at least three bullets, as in FLAN, or with two
 *       where there is a question mark outside of them.
 * </ul>
 *
 * <p>The words are English, question marks of any script. When in doubt it is none: its kinds of
 * system message are an addition there, but out of place elsewhere.
 */
final class MultipleChoice {
  private static final int LEAST = 3;

  private static final Pattern LABEL =
      Pattern.compile(
          "(?m)(?:(?<line>^[ \\t]*+(?:[-*•][ \\t]++)?)|(?<=[ \\t]))"
              + "(?<open>[(\\[]?)(?<name>[A-Za-z]|\\d{1,2})"
              + "(?<close>[)\\]、]|[.:](?=\\s))");

  private static final String BULLET = "(?:(?:\\r?\\n[ \\t]*+)++[-*•][ \\t]++\\S.*+)";

  private static final Pattern BULLETS =
      Pattern.compile(
          "(?mi)^[ \\t]*+(?:answer |possible |your )?(?:options|choices|answers)[ \\t]*+:[ \\t]*+$"
              + BULLET
              + "{2}(?<third>"
              + BULLET
              + ")?");

  private static final Pattern CHOOSING =
      Pattern.compile("(?i)\\b(?:options?|choices?|choose|select|pick|multiple.choice)\\b");

  private static final Pattern ASKING =
      Pattern.compile("(?i)\\b(?:which|what|who|whom|whose|where|when|why|how)\\b");

  /** Words of a question that wants one of several. */
  private static final Pattern ONE_OF =
      Pattern.compile("(?i)\\b(?:which|best|correct|right|true|false)\\b");

  /** What a recipe says of which queries are multiple choice. */
  enum Rule {
    /** Those whose text says so. */
    AUTO,
    ALWAYS,
    NEVER;

    boolean holds(String query) {
      return this == ALWAYS || (this == AUTO && in(query));
    }
  }

  private MultipleChoice() {}

  static boolean in(String query) {
    String text = plain(query);
    if (bulleted(text)) {
      return true;
    }
    Map<String, Run> runs = new HashMap<>();
    for (Matcher label = LABEL.matcher(text); label.find(); ) {
      if (counts(label)) {
        runs.computeIfAbsent(style(label), style -> new Run()).add(label, text);
      }
    }
    return runs.values().stream().anyMatch(run -> run.isChoice(text));
  }

  /** Two bullets are enough where something is asked. */
  private static boolean bulleted(String text) {
    String outside = "";
    for (Matcher bullets = BULLETS.matcher(text); bullets.find(); ) {
      if (bullets.group("third") != null) {
        return true;
      }
      if (outside.isEmpty()) {
        outside = text.substring(0, bullets.start()) + text.substring(bullets.end());
      }
    }
    return outside.indexOf('?') >= 0;
  }

  /** A stop or colon is rarely a label's, but at the beginning of a line or behind a capital. */
  private static boolean counts(Matcher label) {
    boolean line = label.group("line") != null;
    boolean capital = Character.isUpperCase(label.group("name").charAt(0));
    return switch (label.group("close")) {
      case "." -> line || capital;
      case ":" -> line && capital;
      default -> true;
    };
  }

  private static String style(Matcher label) {
    char first = label.group("name").charAt(0);
    char kind = Character.isDigit(first) ? '1' : Character.isUpperCase(first) ? 'A' : 'a';
    return label.group("open") + kind + label.group("close");
  }

  /** Full-width letters, digits and marks as the usual ones. */
  private static String plain(String query) {
    StringBuilder text = new StringBuilder(query.replace('．', '、').replace('：', '、'));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '！' && c <= '～') {
        text.setCharAt(i, (char) (c - '！' + '!'));
      } else if (c == '؟') {
        text.setCharAt(i, '?');
      }
    }
    return text.toString();
  }

  /** The first run of labels of one style that is long enough, or the one that may become it. */
  private static final class Run {
    private int count;
    private int start;
    private int end;
    private boolean numbers;

    void add(Matcher label, String text) {
      int ordinal = ordinal(label.group("name"));
      if (ordinal == count + 1 && (count == 0 || says(text, end, label.start()))) {
        count++;
      } else if (ordinal == 1 && count < LEAST) {
        count = 1;
      } else {
        return;
      }
      if (count == 1) {
        start = label.start();
        numbers = Character.isDigit(label.group("name").charAt(0));
      }
      end = label.end();
    }

    private static int ordinal(String name) {
      char first = name.charAt(0);
      return Character.isDigit(first)
          ? Integer.parseInt(name)
          : name.toLowerCase(Locale.ROOT).charAt(0) - 'a' + 1;
    }

    boolean isChoice(String text) {
      if (count < LEAST || !says(text, end, text.length())) {
        return false;
      }
      int line = text.indexOf('\n', end);
      String outside = text.substring(0, start) + (line < 0 ? "" : text.substring(line));
      return CHOOSING.matcher(outside).find()
          || (numbers
              ? asks(outside, ONE_OF) || asksInline(text.substring(0, start))
              : outside.indexOf('?') >= 0);
    }

    /** Steps and lists stand on lines of their own: "What is 2 + 2? 1) 3 2) 4 3) 5" is neither. */
    private static boolean asksInline(String before) {
      String line = before.substring(before.lastIndexOf('\n') + 1).stripTrailing();
      return line.endsWith("?") && asks(line, ASKING);
    }

    private static boolean says(String text, int from, int to) {
      return IntStream.range(from, to).anyMatch(i -> !Character.isWhitespace(text.charAt(i)));
    }

    private static boolean asks(String text, Pattern word) {
      int sentence = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '?' && word.matcher(text).region(sentence, i).find()) {
          return true;
        }
        if (c == '.' || c == '!' || c == '?' || c == '\n') {
          sentence = i + 1;
        }
      }
      return false;
    }
  }
}
