package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import dev.winnow.templates.Whitespace;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Drops conversations in which user and assistant do not take turns, each saying something, from
 * the user's first message to the assistant's last; and those of too few or too many turns. A turn
 * is a message of the user and its answer: a row without history has one. The system message is no
 * part of it, and the assistant's tool calls and their results belong to the answer behind them; an
 * answer may be calls alone. Both bounds are inclusive.
 *
 * <p>Reasons, in the order in which they are looked for: {@code not_alternating} with {message,
 * role}, {@code empty_message} with {message} and {@code no_answer}, where messages count from 1;
 * {@code too_few_turns} with {turns, min}, {@code too_many_turns} with {turns, max}.
 *
 * @param max {@link Integer#MAX_VALUE} where there is no greatest number
 */
public record TurnsFilter(int min, int max) implements RowFilter {
  private static final String NOUN = "a number of turns";

  public static final Part<TurnsFilter> PART =
      new Part<>(
          "turns",
          "Drops conversations in which user and assistant do not alternate, a message is empty, the"
              + " answer is missing, or there are too few or too many turns.",
          List.of(
              Parameter.integer("min", NOUN, "conversations of fewer turns go")
                  .atLeast(1)
                  .orElse(1),
              Parameter.integer("max", NOUN, "conversations of more turns go").atLeast(1)),
          TurnsFilter::from);

  /**
   * @throws InvalidSetting if min is over max
   */
  private static TurnsFilter from(Settings settings) {
    int min = settings.integer("min");
    int max = settings.integer("max", Integer.MAX_VALUE);
    if (min > max) {
      throw settings.invalid("min", "expected at most max, which is " + max + ", got " + min);
    }
    return new TurnsFilter(min, max);
  }

  @Override
  public Verdict judge(Example example) {
    List<Turn> messages = new ArrayList<>(example.history());
    messages.add(new Turn(Role.USER, example.userMessage()));
    int said = 0;
    for (int i = 0; i < messages.size(); i++) {
      Turn message = messages.get(i);
      if (message.isStep()) {
        continue; // on the way to the answer that follows
      }
      if (!message.is(said % 2 == 0 ? Role.USER : Role.ASSISTANT)) {
        return Verdict.drop(
            "not_alternating", Map.of("message", i + 1, "role", message.role().label()));
      }
      if (isBlank(message.content())) {
        return Verdict.drop("empty_message", Map.of("message", i + 1));
      }
      said++;
    }
    return isBlank(example.output()) && example.toolUse().calls().isEmpty()
        ? Verdict.drop("no_answer", Map.of())
        : counted(said / 2 + 1);
  }

  private Verdict counted(int turns) {
    if (turns < min) {
      return Verdict.drop("too_few_turns", Map.of("turns", turns, "min", min));
    }
    return turns > max
        ? Verdict.drop("too_many_turns", Map.of("turns", turns, "max", max))
        : Verdict.KEEP;
  }

  private static boolean isBlank(String text) {
    return Whitespace.strip(text).isEmpty();
  }
}
