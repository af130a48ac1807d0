package dev.winnow.generators.teacher;

import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One teacher of a recipe.
 *
 * @param path where it stands in the recipe, for messages
 * @param baseUrl the server, normalized; null for OpenAI's
 * @param apiKeyEnv the environment variable that holds the key
 * @param recorded a file of recorded answers, for when there is no key; null if none
 * @param inFlight the most calls at once, over all threads of a JVM
 * @param timeout of one call, its body included
 * @param temperature in place of the generators' own, or null
 * @param topP in place of the generators' own, or null
 * @param maxTokens in place of the generators' own, or null
 */
public record TeacherSettings(
    String path,
    String model,
    @Nullable String baseUrl,
    String apiKeyEnv,
    @Nullable String recorded,
    Profile profile,
    int inFlight,
    Duration timeout,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer maxTokens)
    implements Serializable {

  /** What a recipe may say of a teacher. */
  public static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.text("model", "The model's name, as the server knows it.").required(),
          Parameter.text(
              "base_url",
              "The server, such as http://localhost:8000/v1; otherwise OPENAI_BASE_URL, otherwise"
                  + " OpenAI's."),
          Parameter.text("api_key_env", "The environment variable that holds the API key.")
              .orElse("OPENAI_API_KEY"),
          Parameter.file("recorded", "Recorded answers (JSONL), used when there is no API key."),
          Parameter.text("profile", "What the server understands.")
              .oneOf(Profile.LABELS)
              .orElse(Profile.OPENAI.label()),
          Parameter.integer("in_flight", "a number of calls", "The most calls at once.")
              .atLeast(1)
              .atMost(4096)
              .orElse(16),
          Parameter.integer("timeout", "a number of seconds", "How long one call may take.")
              .atLeast(1)
              .atMost(86_400)
              .orElse(600),
          Parameter.number(
                  "temperature", "a temperature", "In place of the generators' temperature.")
              .atLeast(0)
              .atMost(2),
          Parameter.number("top_p", "a probability", "In place of the generators' top_p.")
              .atLeast(0)
              .atMost(1),
          Parameter.integer(
                  "max_tokens", "a number of tokens", "In place of the generators' max_tokens.")
              .atLeast(1));

  /**
   * Reads checked settings.
   *
   * @throws InvalidSetting if the model is blank or the base URL is none
   */
  public static TeacherSettings of(Settings settings) {
    if (settings.text("model").isBlank()) {
      throw settings.invalid("model", "is empty: expected a model's name");
    }
    return new TeacherSettings(
        settings.path(),
        settings.text("model"),
        settings.has("base_url") ? baseUrl(settings) : null,
        settings.text("api_key_env"),
        settings.has("recorded") ? settings.text("recorded") : null,
        Profile.of(settings.text("profile")),
        settings.integer("in_flight"),
        Duration.ofSeconds(settings.integer("timeout")),
        settings.has("temperature") ? (Double) settings.number("temperature") : null,
        settings.has("top_p") ? (Double) settings.number("top_p") : null,
        settings.has("max_tokens") ? (Integer) settings.integer("max_tokens") : null);
  }

  private static String baseUrl(Settings settings) {
    try {
      return BaseUrl.normalized(settings.text("base_url"));
    } catch (IllegalArgumentException e) {
      throw settings.invalid("base_url", String.valueOf(e.getMessage()));
    }
  }
}
