package dev.winnow.generators.tasks;

import dev.winnow.generators.tasks.ParsedTasks.Item;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads Alpaca's numbered text: items parted by lines of {@code ###}, each of {@code N.
 * Instruction:}, {@code N. Input:}, {@code N. Output:}, or whichever of them a list has.
 *
 * <p>An item begins at a heading of the first part that follows a {@code ###}, or carries the next
 * number, or is the first; so a "20." or "###" inside an output stays there. A heading of a part
 * that a list does not have ends the item: what follows is not read, up to the next. Text before
 * the first item is a preamble, not an item. Never throws; linear in the text's length.
 */
final class NumberedText {
  private final List<TaskPart> order;
  private final List<Item> items = new ArrayList<>();
  private final StringBuilder raw = new StringBuilder();
  private final Map<TaskPart, StringBuilder> parts = new EnumMap<>(TaskPart.class);

  /** The part that is being read; null before the first item. */
  private @Nullable TaskPart part;

  /** Whether a part that nobody asked for has ended the item. */
  private boolean over;

  private int number = -1;
  private boolean separated = true;

  private NumberedText(List<TaskPart> order) {
    this.order = order;
  }

  /**
   * The items of an answer.
   *
   * @param order the parts of an item
   * @param truncated whether the token limit ended it: then the last item counts as cut off
   */
  static ParsedTasks parse(List<TaskPart> order, String text, boolean truncated) {
    NumberedText parser = new NumberedText(order);
    text.lines().forEach(parser::line);
    parser.end();
    ParsedTasks parsed = ParsedTasks.of(parser.items);
    return truncated ? parsed.withoutLast() : parsed;
  }

  private void line(String line) {
    Heading heading = Heading.of(line);
    if (heading != null && begins(heading)) {
      end();
      number = heading.number() > 0 ? heading.number() : number + 1;
      start(heading);
    } else if (heading != null && continues(heading)) {
      start(heading);
    } else if (heading != null && unasked(heading)) {
      over = true;
    } else if (part != null && !over) {
      parts.computeIfAbsent(part, key -> new StringBuilder()).append('\n').append(line);
    }
    if (part != null) {
      raw.append(line).append('\n');
    }
    separated = isSeparator(line) || (separated && line.isBlank());
  }

  private boolean begins(Heading heading) {
    return heading.part() == order.get(0)
        && (part == null
            || over
            || separated
            || heading.marked()
            || (heading.number() > 0 && heading.number() == number + 1));
  }

  private boolean continues(Heading heading) {
    return part != null
        && !over
        && order.indexOf(heading.part()) > order.indexOf(part)
        && (heading.number() < 0 || heading.number() == number);
  }

  /**
   * Whether it is of a part that the list does not have, of this item or the next. Without a number
   * it may as well be a line of the text, unless it is of a part that follows this one.
   */
  private boolean unasked(Heading heading) {
    if (part == null || order.contains(heading.part())) {
      return false;
    }
    return heading.number() < 0
        ? separated || heading.marked() || heading.part().compareTo(part) > 0
        : heading.number() == number || heading.number() == number + 1;
  }

  private void start(Heading heading) {
    part = heading.part();
    parts.put(heading.part(), new StringBuilder(heading.rest()));
  }

  private void end() {
    if (part != null) {
      Task task =
          Task.listed(text(TaskPart.INSTRUCTION), text(TaskPart.INPUT), text(TaskPart.OUTPUT));
      items.add(Item.of(task, order, raw.toString().strip()));
    }
    raw.setLength(0);
    parts.clear();
    over = false;
  }

  /** A part's text without the separator that ends the item. */
  private String text(TaskPart of) {
    String text = parts.getOrDefault(of, new StringBuilder()).toString().stripTrailing();
    int line = text.lastIndexOf('\n') + 1;
    return of == part && isSeparator(text.substring(line)) ? text.substring(0, line) : text;
  }

  private static boolean isSeparator(String line) {
    String stripped = line.strip();
    return stripped.length() >= 3 && stripped.chars().allMatch(c -> c == '#');
  }
}
