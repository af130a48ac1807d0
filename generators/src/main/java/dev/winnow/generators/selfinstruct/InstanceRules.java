package dev.winnow.generators.selfinstruct;

import dev.winnow.generators.tasks.ParsedTasks.Item;
import dev.winnow.generators.tasks.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which instances of an instruction stay, by Self-Instruct's rules: none whose output is its input
 * or where either ends in a colon, none a second time, none at all if the same input has different
 * outputs, and not too many. That an output is empty is found where the answer is read.
 */
final class InstanceRules {
  private InstanceRules() {}

  /**
   * @param items as they were read
   * @param most so many of the good ones stay, the first
   * @return as many items, in order, with the reason in place of each instance that goes
   */
  static List<Item> apply(List<Item> items, int most) {
    boolean contradictory = contradictory(items);
    List<Item> judged = new ArrayList<>();
    Set<Task> seen = new HashSet<>();
    int stay = 0;
    for (Item item : items) {
      Item verdict = contradictory ? contradicted(item) : judged(item);
      if (verdict.good() && !seen.add(verdict.task())) {
        verdict = failed("repeated_instance", "the task has this instance already", item);
      }
      if (verdict.good() && stay == most) {
        verdict = failed("too_many_items", "more instances than anyone asked for", item);
      }
      stay += verdict.good() ? 1 : 0;
      judged.add(verdict);
    }
    return judged;
  }

  private static boolean contradictory(List<Item> items) {
    Map<String, String> outputs = new HashMap<>();
    return items.stream()
        .filter(item -> item.good() && !item.task().input().isEmpty())
        .map(Item::task)
        .anyMatch(
            task ->
                !outputs
                    .computeIfAbsent(task.input(), input -> task.output())
                    .equals(task.output()));
  }

  private static Item contradicted(Item item) {
    return item.good()
        ? failed("conflicting_outputs", "of the task's instances two have one input", item)
        : item;
  }

  private static Item judged(Item item) {
    Task task = item.task();
    if (!item.good()) {
      return item;
    }
    if (task.input().equals(task.output())) {
      return failed("input_is_output", "the output repeats the input", item);
    }
    if (task.input().endsWith(":") || task.output().endsWith(":")) {
      return failed("ends_in_colon", "something was to follow the colon", item);
    }
    return item;
  }

  private static Item failed(String reason, String detail, Item item) {
    return Item.failed(reason, detail, item.raw());
  }
}
