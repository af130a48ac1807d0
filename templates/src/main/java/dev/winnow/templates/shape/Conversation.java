package dev.winnow.templates.shape;

import dev.winnow.templates.Role;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import java.util.List;

/**
 * Messages in the order of a row: a system message may come first; the last message is the
 * assistant's, and the answer; between it and the user's last message are the assistant's calls and
 * their results; what is before is the history.
 *
 * <p>Reasons: {@code empty_row}; {@code no_answer}; {@code bad_turn_order}, a system message later
 * on, or no question before the answer; {@code empty_message}.
 *
 * @param field the name of the list, for messages
 * @param from where in that list the first of the turns stands
 */
record Conversation(String field, int from, String system, List<Turn> turns) {
  /**
   * @param system what holds where the list itself has no system message
   */
  static Conversation of(String field, String system, List<Turn> turns) {
    if (turns.isEmpty() || !turns.get(0).is(Role.SYSTEM)) {
      return new Conversation(field, 0, system, turns);
    }
    String first = turns.get(0).content();
    return new Conversation(
        field, 1, first.isEmpty() ? system : first, turns.subList(1, turns.size()));
  }

  /** The parts of the row. */
  KeyedShape.Parts parts(String tools) throws Refusal {
    if (turns.stream().allMatch(turn -> turn.content().isEmpty() && turn.calls().isEmpty())) {
      // A system message alone is no row either.
      throw system.isEmpty()
          ? Refusal.whole("empty_row", "every message in it is empty")
          : Refusal.whole("no_answer", "a system message alone");
    }
    int last = turns.size() - 1;
    int question = question();
    checkContents();
    Turn answer = turns.get(last);
    ToolUse use = new ToolUse(tools, turns.subList(question + 1, last), answer.calls());
    return new KeyedShape.Parts(
        system,
        turns.subList(0, question),
        turns.get(question).content(),
        "",
        answer.content(),
        answer.reasoning(),
        "",
        use);
  }

  private int question() throws Refusal {
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).is(Role.SYSTEM)) {
        throw Refusal.expected("bad_turn_order", place(i), "the system message first");
      }
    }
    int last = turns.size() - 1;
    Turn answer = turns.get(last);
    if (!answer.is(Role.ASSISTANT)) {
      throw Refusal.found("no_answer", place(last), answer.role().label());
    }
    int question = last - 1;
    while (question >= 0 && turns.get(question).isStep()) {
      question--;
    }
    if (question < 0 || !turns.get(question).is(Role.USER)) {
      throw Refusal.expected(
          "bad_turn_order", place(question + 1), "the user's message before the answer");
    }
    return question;
  }

  private void checkContents() throws Refusal {
    for (int i = 0; i < turns.size() - 1; i++) {
      Turn turn = turns.get(i);
      // A call says enough, and a tool may return nothing.
      if (turn.content().isEmpty() && !turn.isStep()) {
        throw Refusal.at("empty_message", place(i));
      }
    }
  }

  private String place(int turn) {
    return field + "[" + (from + turn) + "]";
  }
}
