package dev.winnow.templates.format;

import dev.winnow.templates.Example;
import dev.winnow.templates.Texts;
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

  /** For trainers that take no message without a text. */
  static Optional<Rendered.Refused> withEmptyTurn(Example example) {
    return Texts.of(example).stream()
        .filter(named -> named.text().isEmpty() && named.isTurn())
        .findFirst()
        .flatMap(named -> refused("empty_message", "field", named.name()));
  }

  static Optional<Rendered.Refused> refused(String reason, String key, String value) {
    return Optional.of(Rendered.Refused.of(reason, Map.of(key, value)));
  }
}
