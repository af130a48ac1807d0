package dev.winnow.generators.teacher;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a kind of server understands. */
public enum Profile {
  /** OpenAI's chat models, and whatever speaks like them. */
  OPENAI("max_tokens", SchemaMode.JSON_SCHEMA, true),
  /** OpenAI's reasoning models: another token limit, no sampling settings, no stop texts. */
  OPENAI_REASONING("max_completion_tokens", SchemaMode.JSON_SCHEMA, false),
  VLLM("max_tokens", SchemaMode.JSON_SCHEMA, true),
  LLAMA_CPP("max_tokens", SchemaMode.JSON_OBJECT, true),
  OLLAMA("max_tokens", SchemaMode.JSON_SCHEMA, true),
  LM_STUDIO("max_tokens", SchemaMode.JSON_SCHEMA, true),
  /** A server that knows no structured output. */
  PLAIN("max_tokens", SchemaMode.NONE, true);

  /** The names as recipes write them. */
  public static final List<String> LABELS = Arrays.stream(values()).map(Profile::label).toList();

  private final String tokenLimit;
  private final SchemaMode schemaMode;
  private final boolean samples;

  Profile(String tokenLimit, SchemaMode schemaMode, boolean samples) {
    this.tokenLimit = tokenLimit;
    this.schemaMode = schemaMode;
    this.samples = samples;
  }

  /** How a server is told the form of an answer. */
  enum SchemaMode {
    /** {@code response_format: {type: json_schema, json_schema: {name, strict, schema}}}. */
    JSON_SCHEMA,
    /** {@code response_format: {type: json_object, schema}}. */
    JSON_OBJECT,
    /** Not at all. */
    NONE
  }

  /** The name as recipes write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The profile that a recipe names.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Profile of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The body's key for the most tokens of an answer. */
  String tokenLimit() {
    return tokenLimit;
  }

  SchemaMode schemaMode() {
    return schemaMode;
  }

  /** Whether temperature, top_p and stop texts may be sent. */
  boolean samples() {
    return samples;
  }
}
