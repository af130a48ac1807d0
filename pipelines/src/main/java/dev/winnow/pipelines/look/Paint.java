package dev.winnow.pipelines.look;

import dev.winnow.templates.Visible;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts {@linkplain Visible visible}, and lets control tokens stand out where there is
 * colour. The only escape sequences are those around the tokens.
 */
public final class Paint {
  private static final String ON = "\033[1;36m";
  private static final String OFF = "\033[0m";

  private final @Nullable Pattern tokens;

  /**
   * @param tokens what stands out, none empty
   * @param colour whether it does; without, the text has no escape sequences
   */
  public Paint(List<String> tokens, boolean colour) {
    // The longest first: one token may be the beginning of another.
    String any =
        tokens.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    this.tokens = colour && !tokens.isEmpty() ? Pattern.compile(any) : null;
  }

  /** On many lines, as they are. */
  public String text(String text) {
    return painted(text, Visible::text);
  }

  /** On one line: a line feed is shown as {@code ↵}. */
  public String line(String text) {
    return painted(text, part -> Visible.line(part.replace('\n', '↵')));
  }

  private String painted(String text, UnaryOperator<String> visible) {
    if (tokens == null) {
      return visible.apply(text);
    }
    StringBuilder painted = new StringBuilder();
    Matcher token = tokens.matcher(text);
    int end = 0;
    while (token.find()) {
      painted.append(visible.apply(text.substring(end, token.start())));
      painted.append(ON).append(visible.apply(token.group())).append(OFF);
      end = token.end();
    }
    return painted.append(visible.apply(text.substring(end))).toString();
  }
}
