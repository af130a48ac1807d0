package dev.winnow.templates;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a row may have beyond plain texts, and not every template or format has a place for. */
public enum Extra {
  /** Tools, their calls and results. */
  TOOLS,
  /** What the assistant thought, as a part of its own. */
  REASONING,
  /** A message of a role that is a dataset's own. */
  ROLE,
  /** The answer that is not preferred. */
  REJECTED;

  /** Why a row that has it is refused: {@code no_place_for_tools}. */
  public String refusal() {
    return "no_place_for_" + name().toLowerCase(Locale.ROOT);
  }

  /** The first that the row has and that is not held; empty if all of it has a place. */
  public static Optional<Extra> first(Example example, Set<Extra> held) {
    for (Extra extra : values()) {
      if (!held.contains(extra) && extra.in(example).isPresent()) {
        return Optional.of(extra);
      }
    }
    return Optional.empty();
  }

  /** Where the row has it first, such as {@code history[2]}; empty if it has not. */
  public Optional<String> in(Example example) {
    return switch (this) {
      case TOOLS -> tools(example);
      case REASONING ->
          turn(example, turn -> !turn.reasoning().isEmpty())
              .or(() -> there("reasoning", !example.reasoning().isEmpty()));
      case ROLE -> turn(example, turn -> turn.role().isCustom());
      case REJECTED -> there("rejected", !example.rejected().isEmpty());
    };
  }

  private static Optional<String> tools(Example example) {
    ToolUse use = example.toolUse();
    return there("tools", !use.tools().isEmpty())
        .or(() -> turn(example, Turn::isStep))
        .or(() -> there("steps[0]", !use.steps().isEmpty()))
        .or(() -> there("calls[0]", !use.calls().isEmpty()));
  }

  private static Optional<String> turn(Example example, Predicate<Turn> condition) {
    return turn("history", example.history(), condition)
        .or(() -> turn("steps", example.toolUse().steps(), condition));
  }

  private static Optional<String> turn(String list, List<Turn> turns, Predicate<Turn> condition) {
    for (int i = 0; i < turns.size(); i++) {
      if (condition.test(turns.get(i))) {
        return Optional.of(list + "[" + i + "]");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> there(String name, boolean isThere) {
    return isThere ? Optional.of(name) : Optional.empty();
  }
}
