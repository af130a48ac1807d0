package dev.winnow.templates.shape;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows whose fields the recipe names: from system, instruction, input, output, rejected, id, score,
 * finish_reason and category to the name of a field, or to a JSON pointer (RFC 6901) where the
 * value starts with a slash.
 *
 * <p>Every mapped field must be in every row ({@code missing_field}); for instruction and output a
 * null counts as missing, and so does an instruction that is empty, for a row without one is a
 * plain text, which nobody maps an instruction for; for the other texts a null counts as empty, and
 * so it does for the output where rows are there to be answered; a score is a number or a text that
 * is one. Without a mapping for it, an id is still read from {@code id}.
 */
public final class MappedShape extends KeyedShape {
  private static final String OUTPUT = "output";
  private static final String INSTRUCTION = "instruction";
  private static final String REJECTED = "rejected";
  private static final String SCORE = "score";
  private static final String FINISH_REASON = "finish_reason";
  private static final String CATEGORY = "category";

  /** The keys that a mapping may have. */
  public static final List<String> KEYS =
      List.of(
          "system", INSTRUCTION, "input", OUTPUT, REJECTED, "id", SCORE, FINISH_REASON, CATEGORY);

  /** Where a text stands: as the recipe writes it, and as a pointer into the row. */
  private record Place(String name, JsonPointer pointer) implements Serializable {}

  private final Map<String, Place> places = new TreeMap<>();

  /** What every row must have. */
  private final String needed;

  private MappedShape(String needed) {
    this.needed = needed;
  }

  /**
   * The shape that a mapping describes.
   *
   * @param path where the mapping stands in the recipe, for messages: {@code read[0].map}
   * @throws InvalidSetting if a key is unknown, a value empty, or output missing
   */
  public static MappedShape of(String path, Map<String, String> mapping) {
    return of(path, mapping, OUTPUT, "answer");
  }

  /**
   * The same for rows that are there to be answered: the instruction is what they need.
   *
   * @throws InvalidSetting if a key is unknown, a value empty, or instruction missing
   */
  public static MappedShape ofQueries(String path, Map<String, String> mapping) {
    return of(path, mapping, INSTRUCTION, "question");
  }

  private static MappedShape of(
      String path, Map<String, String> mapping, String needed, String what) {
    MappedShape shape = new MappedShape(needed);
    mapping.forEach((key, name) -> shape.places.put(key, place(path + "." + key, key, name)));
    if (!shape.places.containsKey(needed)) {
      throw new InvalidSetting(
          path + "." + needed, "is missing: expected the field that holds the " + what);
    }
    return shape;
  }

  private static Place place(String path, String key, String name) {
    if (!KEYS.contains(key)) {
      InvalidSetting unknown = Settings.unknown(path, "key", key, KEYS);
      throw Settings.similar(key, KEYS).isPresent()
          ? unknown
          : new InvalidSetting(
              path, unknown.problem() + "; write our key first: {instruction: your_field}");
    }
    if (name.isEmpty()) {
      throw new InvalidSetting(path, "expected the name of a field or a JSON pointer, got nothing");
    }
    return new Place(
        name,
        name.startsWith("/")
            ? JsonPointer.compile(name)
            : JsonPointer.empty().appendProperty(name));
  }

  @Override
  String id(JsonNode row) throws Refusal {
    return places.containsKey("id") ? text(row, "id") : super.id(row);
  }

  @Override
  boolean needsAnswer() {
    return needed.equals(OUTPUT);
  }

  @Override
  Parts parts(JsonNode row) throws Refusal {
    return new Parts(
            text(row, "system"),
            List.of(),
            text(row, INSTRUCTION),
            text(row, "input"),
            text(row, OUTPUT))
        .rejecting(text(row, REJECTED));
  }

  @Override
  String finishReason(JsonNode row) throws Refusal {
    return text(row, FINISH_REASON);
  }

  @Override
  String category(JsonNode row) throws Refusal {
    return text(row, CATEGORY);
  }

  @Override
  SortedMap<String, Double> scores(JsonNode row) throws Refusal {
    SortedMap<String, Double> scores = new TreeMap<>();
    Place place = places.get(SCORE);
    if (place != null) {
      JsonNode value = row.at(place.pointer());
      if (FieldReader.absent(value)) {
        throw Refusal.at("missing_field", place.name());
      }
      scores.put(SCORE, FieldReader.number(value, place.name()));
    }
    return scores;
  }

  private String text(JsonNode row, String key) throws Refusal {
    Place place = places.get(key);
    if (place == null) {
      return "";
    }
    JsonNode value = row.at(place.pointer());
    boolean filled = key.equals(INSTRUCTION) || key.equals(needed);
    if (value.isMissingNode() || (filled && value.isNull())) {
      throw Refusal.at("missing_field", place.name());
    }
    String text = FieldReader.text(value, place.name());
    if (text.isEmpty() && key.equals(INSTRUCTION)) {
      throw Refusal.at("missing_field", place.name());
    }
    return text;
  }
}
