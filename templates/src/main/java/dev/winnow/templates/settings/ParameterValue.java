package dev.winnow.templates.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
   * The checked value: String, Long, Double, list of String, map of String, map of Integer, or
   * {@link Settings}.
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
    };
  }

  private String choice(String at, Object text) {
    List<String> choices = parameter.choices();
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
    if (!(raw instanceof Map<?, ?> map)) {
      throw InvalidSetting.expected(path, parameter.expectation(), raw);
    }
    Map<String, String> read = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (!(key instanceof String name)) {
            throw InvalidSetting.expected(path, "texts as keys", shown(key));
          }
          if (!(value instanceof String text)) {
            throw InvalidSetting.expected(path + "." + name, "a text", shown(value));
          }
          read.put(name, text);
        });
    return read;
  }

  private Map<String, Integer> counts() {
    if (!(raw instanceof Map<?, ?> map)) {
      throw InvalidSetting.expected(path, parameter.expectation(), raw);
    }
    Map<String, Integer> read = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (!(key instanceof String name)) {
            throw InvalidSetting.expected(path, "texts as keys", shown(key));
          }
          Object count = new ParameterValue(parameter, path + "." + name, shown(value)).integer();
          read.put(name, Math.toIntExact((Long) count));
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
