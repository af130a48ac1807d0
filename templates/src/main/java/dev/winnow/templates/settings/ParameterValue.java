package dev.winnow.templates.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Checks raw values, as a YAML or JSON parser gives them, against a parameter. */
final class ParameterValue {
  private final Parameter parameter;
  private final String path;
  private final Object raw;

  private ParameterValue(Parameter parameter, String path, Object raw) {
    this.parameter = parameter;
    this.path = path;
    this.raw = raw;
  }

  /**
   * The checked value: String, Long, Double, list of String, {@link Settings}, or a map of String,
   * Integer or Settings.
   *
   * @throws InvalidSetting if the value has another type or is out of range
   */
  static Object read(Parameter parameter, String path, Object raw) {
    ParameterValue value = new ParameterValue(parameter, path, raw);
    return switch (parameter.type()) {
      case TEXT, FILE, TEACHER -> value.choice(path, raw);
      case INTEGER -> value.integer();
      case NUMBER -> value.number();
      case TEXTS -> value.texts();
      case MAPPING -> value.mapping();
      case COUNTS -> value.counts();
      case SECTION -> Settings.read(path, parameter.children(), raw);
      case SECTIONS -> value.sections();
    };
  }

  private String choice(String at, Object text) {
    boolean any = parameter.type() == Parameter.Type.FILE;
    List<String> choices = any ? List.of() : parameter.choices();
    if (!(text instanceof String chosen) || (!choices.isEmpty() && !choices.contains(chosen))) {
      throw InvalidSetting.expected(at, parameter.expectation(), text);
    }
    return chosen;
  }

  /** Without bounds of its own an integer fits an int. */
  private Object integer() {
    if (!(raw instanceof Integer || raw instanceof Long)) {
      return wrong();
    }
    long value = ((Number) raw).longValue();
    double least = Double.isInfinite(parameter.min()) ? Integer.MIN_VALUE : parameter.min();
    double most = Double.isInfinite(parameter.max()) ? Integer.MAX_VALUE : parameter.max();
    return value >= least && value <= most ? (Object) value : wrong();
  }

  private Object number() {
    if (raw instanceof String word && parameter.choices().contains(word)) {
      return word;
    }
    if (!(raw instanceof Number number)) {
      return wrong();
    }
    double value = number.doubleValue();
    boolean fits = Double.isFinite(value) && value >= parameter.min() && value <= parameter.max();
    return fits ? (Object) value : wrong();
  }

  private List<String> texts() {
    if (!(raw instanceof List<?> list)) {
      throw InvalidSetting.expected(path, parameter.expectation(), raw);
    }
    List<String> read = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      read.add(choice(path + "[" + i + "]", Objects.requireNonNullElse(list.get(i), "")));
    }
    return List.copyOf(read);
  }

  private Map<String, String> mapping() {
    return named(
        (at, value) -> {
          if (!(value instanceof String text)) {
            throw InvalidSetting.expected(at, "a text", shown(value));
          }
          return text;
        });
  }

  private Map<String, Integer> counts() {
    return named(
        (at, value) ->
            Math.toIntExact((Long) new ParameterValue(parameter, at, shown(value)).integer()));
  }

  private Map<String, Settings> sections() {
    return named((at, value) -> Settings.read(at, parameter.children(), shown(value)));
  }

  /** Values by freely chosen keys, each read by where it stands. */
  private <T> Map<String, T> named(BiFunction<String, Object, T> reader) {
    if (!(raw instanceof Map<?, ?> map)) {
      throw InvalidSetting.expected(path, parameter.expectation(), raw);
    }
    Map<String, T> read = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (!(key instanceof String name)) {
            throw InvalidSetting.expected(path, "texts as keys", shown(key));
          }
          read.put(name, reader.apply(path + "." + name, value));
        });
    return read;
  }

  private static Object shown(@Nullable Object value) {
    return Objects.requireNonNullElse(value, "nothing");
  }

  private Object wrong() {
    throw InvalidSetting.expected(path, parameter.value(), raw);
  }
}
