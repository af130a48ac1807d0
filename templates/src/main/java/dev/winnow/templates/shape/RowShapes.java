package dev.winnow.templates.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;

/** The usual shapes of instruction datasets. */
public final class RowShapes {
  /** A shape and the keys by which a row of it is known. */
  private record Known(List<String> keys, KeyedShape shape) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known(List.of("chosen", "rejected"), new PreferenceShape()),
          new Known(List.of("messages"), ConversationShape.MESSAGES),
          new Known(List.of("conversations"), ConversationShape.SHAREGPT),
          new Known(List.of("instruction"), new AlpacaShape()),
          new Known(List.of("prompt", "completion"), new PromptCompletionShape()),
          new Known(List.of("text"), new TextShape()));

  private RowShapes() {}

  /**
   * A shape that recognises each row by itself, by the keys that it has with a value other than
   * null. The first of these that fits: {@code chosen} and {@code rejected}; {@code messages};
   * {@code conversations}; {@code instruction}; {@code prompt} and {@code completion}; {@code
   * text}. A row that fits none, but has the keys of one with null behind them, is a {@code
   * missing_field} of that. Its further reason is {@code unknown_shape}; the detail lists the row's
   * keys, shortened.
   */
  public static RowShape recognised() {
    return new Recognised();
  }

  /**
   * The same for rows that are there to be answered: {@code instruction}, {@code prompt} or {@code
   * question} is enough.
   */
  public static RowShape queries() {
    return new QueryShape(new Recognised());
  }

  private static Optional<KeyedShape> find(JsonNode row) {
    return find(key -> !FieldReader.absent(row.path(key))).or(() -> find(row::has));
  }

  private static Optional<KeyedShape> find(Predicate<String> there) {
    return KNOWN.stream()
        .filter(known -> known.keys().stream().allMatch(there))
        .map(Known::shape)
        .findFirst();
  }

  private static final class Recognised extends KeyedShape {
    @Override
    Parts parts(JsonNode row) throws Refusal {
      Optional<KeyedShape> shape = find(row);
      if (shape.isEmpty()) {
        throw Refusal.unknownShape(keys(row));
      }
      return shape.get().parts(row);
    }

    private static String keys(JsonNode row) {
      StringJoiner keys = new StringJoiner(", ");
      row.fieldNames().forEachRemaining(keys::add);
      return keys.toString();
    }
  }
}
