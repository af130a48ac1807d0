package dev.winnow.filters.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.Texts;
import dev.winnow.templates.Whitespace;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import java.util.List;
import java.util.Map;

/**
 * Drops rows with a block of code that begins and does not end, as in an answer that was cut off.
 * Blocks are those of CommonMark (section 4.5, backticks only): a line of three or more backticks,
 * with no backtick in what follows them, begins one; a line of at least as many and nothing else
 * ends it. They may be indented at will, quoted, or stand in a list. Of a row, each text is looked
 * at by itself; a text without a block is balanced.
 *
 * <p>Reason: {@code unclosed_fence} with {field, line}, the line from 1 where the block begins.
 */
public record CodeFences(Field field) implements RowFilter {
  private static final Pattern FENCE =
      Pattern.compile("^(?:[ \\t>]|[-*+][ \\t]|[0-9]{1,9}[.)][ \\t])*(`{3,})([^`]*)$");

  public static final Part<CodeFences> PART =
      new Part<>(
          "code-fences",
          "Drops rows in which a block of code between ``` lines begins and does not end.",
          List.of(
              Parameter.text("field", "the text that is looked at; of row, each by itself")
                  .oneOf(Field.LABELS)
                  .orElse(Field.OUTPUT.label())),
          settings -> new CodeFences(Field.of(settings.text("field"))));

  @Override
  public Verdict judge(Example example) {
    for (Texts.Named named : FieldTexts.of(field, example)) {
      int line = unclosed(named.text());
      if (line > 0) {
        return Verdict.drop("unclosed_fence", Map.of("field", named.name(), "line", line));
      }
    }
    return Verdict.KEEP;
  }

  /** The line on which the last block begins that does not end, or 0. */
  private static int unclosed(String text) {
    if (!text.contains("```")) {
      return 0;
    }
    int opened = 0;
    int width = 0;
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      Matcher fence = FENCE.matcher(line);
      if (!line.contains("```") || !fence.find()) {
        continue;
      }
      int backticks = fence.group(1).length();
      if (opened == 0) {
        opened = number;
        width = backticks;
      } else if (backticks >= width && Whitespace.strip(fence.group(2)).isEmpty()) {
        opened = 0;
      }
    }
    return opened;
  }
}
