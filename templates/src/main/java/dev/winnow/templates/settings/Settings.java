package dev.winnow.templates.settings;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The checked values of one part of a recipe, every default filled in. A value is a String, Long,
 * Double, Boolean, list of String, Settings, or map of String to String, Integer or Settings.
 */
public final class Settings implements Serializable {
  private final String path;
  private final Map<String, Object> values;

  private Settings(String path, Map<String, Object> values) {
    this.path = path;
    this.values = values;
  }

  /**
   * Checks raw values (as a YAML or JSON parser gives them) against the parameters.
   *
   * @param path where the values stand in the recipe, for messages; empty at the top
   * @param raw a map of values by key
   * @throws InvalidSetting at the first unknown key, missing required key, wrong type or value out
   *     of range
   */
  public static Settings read(String path, List<Parameter> parameters, Object raw) {
    if (!(raw instanceof Map<?, ?> given)) {
      throw InvalidSetting.expected(path, "a mapping", raw);
    }
    List<String> known = parameters.stream().map(Parameter::name).toList();
    for (Object key : given.keySet()) {
      if (!known.contains(key)) {
        throw new InvalidSetting(
            child(path, String.valueOf(key)),
            "unknown key" + Values.didYouMean(String.valueOf(key), known));
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Object value = value(path, parameter, given.get(parameter.name()));
      if (value != null) {
        values.put(parameter.name(), value);
      }
    }
    return new Settings(path, values);
  }

  private static @Nullable Object value(String path, Parameter parameter, @Nullable Object raw) {
    String at = child(path, parameter.name());
    if (raw != null) {
      return ParameterValue.read(parameter, at, raw);
    }
    if (parameter.isRequired()) {
      throw new InvalidSetting(at, "is missing: expected " + parameter.expectation());
    }
    if (parameter.type() == Parameter.Type.SECTION
        && parameter.children().stream().noneMatch(Parameter::isRequired)) {
      return ParameterValue.read(
          parameter, at, Objects.requireNonNullElse(parameter.fallback(), Map.of()));
    }
    return parameter.fallback() == null
        ? null
        : ParameterValue.read(parameter, at, parameter.fallback());
  }

  private static String child(String path, Object key) {
    return path.isEmpty() ? key.toString() : path + "." + key;
  }

  /** The unknown name's probable meaning, for messages about registries. */
  public static InvalidSetting unknown(String path, String what, String name, List<String> known) {
    return new InvalidSetting(
        path, "unknown " + what + " " + Values.shown(name) + Values.didYouMean(name, known));
  }

  /** The known name that an unknown one was probably meant to be, if one is near. */
  public static Optional<String> similar(String unknown, Collection<String> known) {
    return Values.similar(unknown, known);
  }

  /** What is wrong with the value of a key, for checks that a parameter alone cannot make. */
  public InvalidSetting invalid(String key, String problem) {
    return new InvalidSetting(child(path, key), problem);
  }

  /** Where these settings stand in the recipe. */
  public String path() {
    return path;
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  public String text(String key) {
    return (String) get(key);
  }

  public String text(String key, String otherwise) {
    return (String) values.getOrDefault(key, otherwise);
  }

  public int integer(String key) {
    return Math.toIntExact((Long) get(key));
  }

  public int integer(String key, int otherwise) {
    return Math.toIntExact((Long) values.getOrDefault(key, (long) otherwise));
  }

  public long longInteger(String key) {
    return (Long) get(key);
  }

  /** Whether this word stands in the place of a number. */
  public boolean isWord(String key, String word) {
    return word.equals(values.get(key));
  }

  public double number(String key) {
    return (Double) get(key);
  }

  public double number(String key, double otherwise) {
    return (Double) values.getOrDefault(key, otherwise);
  }

  @SuppressWarnings("unchecked") // Parameter.read makes lists of String only
  public List<String> texts(String key) {
    return (List<String>) values.getOrDefault(key, List.of());
  }

  @SuppressWarnings("unchecked") // Parameter.read makes maps of String only
  public Map<String, String> mapping(String key) {
    return (Map<String, String>) values.getOrDefault(key, Map.of());
  }

  /** Numbers by name, in the recipe's order. */
  @SuppressWarnings("unchecked") // Parameter.read makes maps of Integer only
  public Map<String, Integer> counts(String key) {
    return (Map<String, Integer>) values.getOrDefault(key, Map.of());
  }

  public Settings section(String key) {
    return (Settings) get(key);
  }

  /** Sections by name, in the recipe's order. */
  @SuppressWarnings("unchecked") // Parameter.read makes maps of Settings only
  public Map<String, Settings> sections(String key) {
    return (Map<String, Settings>) values.getOrDefault(key, Map.of());
  }

  private Object get(String key) {
    return Objects.requireNonNull(values.get(key), () -> child(path, key) + " has no value");
  }

  /**
   * The values by key, in the parameters' order, nested settings as maps: what {@code winnow check}
   * prints.
   */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    values.forEach((key, value) -> map.put(key, plain(value)));
    return map;
  }

  private static Object plain(Object value) {
    if (value instanceof Settings settings) {
      return settings.asMap();
    }
    if (value instanceof Map<?, ?> named) {
      Map<Object, Object> map = new LinkedHashMap<>();
      named.forEach((key, each) -> map.put(key, plain(each)));
      return map;
    }
    return value;
  }
}
