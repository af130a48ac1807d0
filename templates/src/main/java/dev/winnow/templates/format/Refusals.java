package dev.winnow.templates.format;

import dev.winnow.templates.Example;
import java.util.Map;
import java.util.Optional;

/** Refusals that several formats share. */
final class Refusals {
  private Refusals() {}

  /** For formats that write a question and its answer: both must be there. */
  static Optional<Rendered.Refused> withoutExchange(Example example) {
    if (example.userMessage().isEmpty()) {
      return refused("no_instruction", "hint", "formats text and alpaca can hold a plain text");
    }
    return withoutOutput(example);
  }

  /** For every format: there must be something to learn. */
  static Optional<Rendered.Refused> withoutOutput(Example example) {
    return example.hasAnswer() ? Optional.empty() : refused("no_output", "field", "output");
  }

  /** For formats of one exchange; the hint says where there is more room. */
  static Optional<Rendered.Refused> beforeTheQuestion(Example example, String hint) {
    if (!example.system().isEmpty()) {
      return refused("no_place_for_system", "hint", hint);
    }
    return example.history().isEmpty()
        ? Optional.empty()
        : refused("no_place_for_history", "hint", hint);
  }

  /** For formats of two answers. */
  static Optional<Rendered.Refused> withoutRejected(Example example) {
    return example.rejected().isEmpty()
        ? refused("no_rejected", "field", "rejected")
        : Optional.empty();
  }

  static Optional<Rendered.Refused> refused(String reason, String key, String value) {
    return Optional.of(Rendered.Refused.of(reason, Map.of(key, value)));
  }
}
