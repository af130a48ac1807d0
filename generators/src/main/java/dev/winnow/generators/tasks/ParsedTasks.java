package dev.winnow.generators.tasks;

import java.util.ArrayList;
import java.util.List;

/**
 * What an answer holds.
 *
 * @param items in the answer's order, good and bad
 * @param problem why the answer is of no use at all; empty if something in it is
 */
public record ParsedTasks(List<Item> items, String problem) {
  static final String BAD = "bad_item";
  static final String TRUNCATED = "truncated_item";

  public ParsedTasks {
    items = List.copyOf(items);
  }

  /** Nothing that can be read. */
  static ParsedTasks unreadable(String problem) {
    return new ParsedTasks(List.of(), problem);
  }

  /** These items; of no use if none is a task or was about to become one. */
  static ParsedTasks of(List<Item> items) {
    boolean useful =
        items.stream().anyMatch(item -> item.good() || item.reason().equals(TRUNCATED));
    return new ParsedTasks(items, useful ? "" : "no task among its " + items.size() + " items");
  }

  /** Whether there is anything of use in it. */
  public boolean readable() {
    return problem.isEmpty();
  }

  /** The same with the last item cut off, whatever it holds: the token limit ended it. */
  ParsedTasks withoutLast() {
    if (items.isEmpty()) {
      return this;
    }
    List<Item> kept = new ArrayList<>(items);
    Item last = kept.remove(kept.size() - 1);
    kept.add(Item.failed(TRUNCATED, "the token limit cut it off", last.raw()));
    return of(kept);
  }

  /** One place in the answer's list: a task, or the reason why it is none. */
  public record Item(Task task, String reason, String detail, String raw) {
    private static final Task NONE = new Task("", "", "");

    /** The task if it has these parts. */
    static Item of(Task task, List<TaskPart> parts, String raw) {
      String lacks = task.lacks(parts);
      return lacks.isEmpty() ? new Item(task, "", "", raw) : failed(BAD, lacks, raw);
    }

    /** None, and why. */
    public static Item failed(String reason, String detail, String raw) {
      return new Item(NONE, reason, detail, raw);
    }

    public boolean good() {
      return reason.isEmpty();
    }
  }
}
