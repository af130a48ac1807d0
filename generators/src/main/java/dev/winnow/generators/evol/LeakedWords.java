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
      List.of(
          "given prompt",
          "rewritten prompt",
          "created prompt",
          "starting task",
          "text-only assistant");

  private LeakedWords() {}

  /** A leak, if there is one. What the parent says itself is none. */
  static Optional<String> in(Task evolved, Task parent) {
    String text = plain(evolved);
    String before = plain(parent);
    return TELLTALE.stream()
        .filter(words -> text.contains(words) && !before.contains(words))
        .findFirst();
  }

  private static String plain(Task task) {
    return task.question().toLowerCase(Locale.ROOT).replaceAll("[\\s_#*]+", " ");
  }
}
