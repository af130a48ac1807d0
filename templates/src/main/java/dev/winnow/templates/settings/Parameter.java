package dev.winnow.templates.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key that a part of a recipe may have: its type, range, default and meaning. Immutable; the
 * methods that narrow it return a new one.
 */
public final class Parameter {
  /** What kind of value a parameter takes. */
  public enum Type {
    TEXT,
    /**
     * The path of a file that must exist; the recipe reader resolves it against the recipe, and
     * leaves it to the part to say what is wrong with it where a word may stand in its place.
     */
    FILE,
    /** The name of one of the recipe's teachers; the recipe reader checks it. */
    TEACHER,
    INTEGER,
    NUMBER,
    TEXTS,
    MAPPING,
    /** Whole numbers by freely chosen keys; the range is that of each number. */
    COUNTS,
    SECTION,
    /** Sections of the same keys by freely chosen names. */
    SECTIONS
  }

  private final String name;
  private final Type type;
  private final String doc;
  private final String noun;
  private final boolean required;
  private final @Nullable Object fallback;
  private final double min;
  private final double max;
  private final List<String> choices;
  private final List<Parameter> children;

  private Parameter(
      String name,
      Type type,
      String doc,
      String noun,
      boolean required,
      @Nullable Object fallback,
      double min,
      double max,
      List<String> choices,
      List<Parameter> children) {
    this.name = name;
    this.type = type;
    this.doc = doc;
    this.noun = noun;
    this.required = required;
    this.fallback = fallback;
    this.min = min;
    this.max = max;
    this.choices = choices;
    this.children = children;
  }

  private static Parameter of(String name, Type type, String noun, String doc) {
    return new Parameter(
        name,
        type,
        doc,
        noun,
        false,
        null,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        List.of(),
        List.of());
  }

  public static Parameter text(String name, String doc) {
    return of(name, Type.TEXT, "a text", doc);
  }

  /** A file that must exist; its path is relative to the recipe. */
  public static Parameter file(String name, String doc) {
    return of(name, Type.FILE, "the path of a file", doc);
  }

  /** One of the recipe's teachers, by its name. */
  public static Parameter teacher(String name, String doc) {
    return of(name, Type.TEACHER, "the name of a teacher", doc);
  }

  public static Parameter integer(String name, String noun, String doc) {
    return of(name, Type.INTEGER, noun, doc);
  }

  public static Parameter number(String name, String noun, String doc) {
    return of(name, Type.NUMBER, noun, doc);
  }

  /** A list of texts. */
  public static Parameter texts(String name, String doc) {
    return of(name, Type.TEXTS, "a list of texts", doc);
  }

  /** Texts by freely chosen keys. */
  public static Parameter mapping(String name, String doc) {
    return of(name, Type.MAPPING, "a mapping of texts", doc);
  }

  /**
   * Whole numbers by freely chosen keys.
   *
   * @param noun what each number is
   */
  public static Parameter counts(String name, String noun, String doc) {
    return of(name, Type.COUNTS, noun, doc);
  }

  /**
   * A mapping with keys of its own. Its defaults are there even where the recipe does not mention
   * it.
   */
  public static Parameter section(String name, String doc, List<Parameter> children) {
    return of(name, Type.SECTION, doc, children);
  }

  /** Mappings, each with the same keys of its own, by freely chosen names. */
  public static Parameter sections(String name, String doc, List<Parameter> children) {
    return of(name, Type.SECTIONS, doc, children);
  }

  private static Parameter of(String name, Type type, String doc, List<Parameter> children) {
    Parameter p = of(name, type, "a mapping", doc);
    return new Parameter(
        name, p.type, doc, p.noun, false, null, p.min, p.max, List.of(), List.copyOf(children));
  }

  /** Must be set. */
  public Parameter required() {
    return new Parameter(name, type, doc, noun, true, null, min, max, choices, children);
  }

  /** The value where the recipe says nothing. */
  public Parameter orElse(Object value) {
    return new Parameter(name, type, doc, noun, false, value, min, max, choices, children);
  }

  public Parameter atLeast(double least) {
    return new Parameter(name, type, doc, noun, required, fallback, least, max, choices, children);
  }

  public Parameter atMost(double most) {
    return new Parameter(name, type, doc, noun, required, fallback, min, most, choices, children);
  }

  /** Only these values (of a text, or of each text in a list). */
  public Parameter oneOf(List<String> values) {
    return new Parameter(
        name, type, doc, noun, required, fallback, min, max, List.copyOf(values), children);
  }

  /** A file, or one of these words in the place of one. */
  public Parameter orOneOf(List<String> words) {
    return oneOf(words);
  }

  /** A number, or this word in the place of one. */
  public Parameter orWord(String word) {
    return oneOf(List.of(word));
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  public String doc() {
    return doc;
  }

  public boolean isRequired() {
    return required;
  }

  public @Nullable Object fallback() {
    return fallback;
  }

  /** The least value, or negative infinity. */
  public double min() {
    return min;
  }

  /** The greatest value, or infinity. */
  public double max() {
    return max;
  }

  /** The texts that there may be; of a number or a file, words that may stand in its place. */
  public List<String> choices() {
    return choices;
  }

  public List<Parameter> children() {
    return children;
  }

  /** What a value must be, in words: {@code a number of tokens ≥ 0}. */
  public String expectation() {
    boolean named = type == Type.COUNTS || type == Type.SECTIONS;
    return named ? "a mapping of names, each to " + value() : value();
  }

  /** What a single value must be, in words: of counts, each of the numbers. */
  String value() {
    if (!choices.isEmpty() && type != Type.NUMBER) {
      return (type == Type.TEXTS ? "a list of any of " : "one of ")
          + String.join(", ", choices)
          + (type == Type.FILE ? ", or " + noun : "");
    }
    boolean low = min != Double.NEGATIVE_INFINITY;
    boolean high = max != Double.POSITIVE_INFINITY;
    String word = choices.isEmpty() ? "" : ", or " + choices.get(0);
    if (low && high) {
      return noun + " from " + plain(min) + " to " + plain(max) + word;
    }
    return noun + (low ? " ≥ " + plain(min) : "") + (high ? " ≤ " + plain(max) : "") + word;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
