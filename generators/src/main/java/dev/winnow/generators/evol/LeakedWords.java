package dev.winnow.generators.evol;

import dev.winnow.generators.tasks.Task;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fourth elimination: words of the prompt that slipped into the evolved task. Known are the
 * words of our own prompts and those by which WizardLM's give themselves away.
 */
final class LeakedWords {
  private static final List<String> TELLTALE =
      List.of("given prompt", "rewritten prompt", "created prompt", "text-only assistant");

  /** As they are written: without underscore or bracket they are words like any. */
  private static final List<String> OUR_MARKS =
      List.of("starting_task", "<starting task", "</starting task", "[starting task]");

  private LeakedWords() {}

  /** A leak, if there is one. What the parent says itself is none. */
  static Optional<String> in(Task evolved, Task parent) {
    String text = lowerCase(evolved);
    String before = lowerCase(parent);
    return first(OUR_MARKS, text, before).or(() -> first(TELLTALE, plain(text), plain(before)));
  }

  private static Optional<String> first(List<String> leaks, String text, String before) {
    return leaks.stream()
        .filter(words -> text.contains(words) && !before.contains(words))
        .findFirst();
  }

  private static String lowerCase(Task task) {
    return task.question().toLowerCase(Locale.ROOT);
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s_#*]+", " ");
  }
}
