package dev.winnow.templates.shape;

import dev.winnow.templates.Surrogates;
import java.util.Map;

/** Ends the reading of a row; {@link KeyedShape} turns it into the result. */
final class Refusal extends Exception {
  /** How much of a row's own text a detail quotes, in characters. */
  private static final int QUOTED = 80;

  /** How much of an unknown row's keys a detail lists, in characters. */
  private static final int KEYS = 200;

  private final transient ShapeResult.Refused result;

  private Refusal(ShapeResult.Refused result) {
    super(result.reason(), null, false, false);
    this.result = result;
  }

  ShapeResult.Refused result() {
    return result;
  }

  /** A reason with the field that it is about: {@code messages[2].content}. */
  static Refusal at(String reason, String field) {
    return new Refusal(ShapeResult.Refused.of(reason, Map.of("field", field)));
  }

  /** A reason with the field and what stands there, shortened. */
  static Refusal found(String reason, String field, String found) {
    return new Refusal(
        ShapeResult.Refused.of(reason, Map.of("field", field, "found", quoted(found, QUOTED))));
  }

  /** A reason with the field and what should stand there. */
  static Refusal expected(String reason, String field, String expected) {
    return new Refusal(
        ShapeResult.Refused.of(reason, Map.of("field", field, "expected", expected)));
  }

  /** A reason with the field, what stands there, shortened, and what should. */
  static Refusal found(String reason, String field, String found, String expected) {
    return new Refusal(
        ShapeResult.Refused.of(
            reason, Map.of("field", field, "found", quoted(found, QUOTED), "expected", expected)));
  }

  /** A row of no known shape. */
  static Refusal unknownShape(String keys) {
    return new Refusal(ShapeResult.Refused.of("unknown_shape", Map.of("keys", quoted(keys, KEYS))));
  }

  /** A reason about the whole row, and what is wrong with it. */
  static Refusal whole(String reason, String problem) {
    return new Refusal(ShapeResult.Refused.of(reason, Map.of("row", problem)));
  }

  /** The beginning of a row's text, fit to be written anywhere. */
  private static String quoted(String text, int limit) {
    String start = Surrogates.replaceLone(Surrogates.prefix(text, limit));
    return start.length() < text.length() ? start + "…" : start;
  }
}
