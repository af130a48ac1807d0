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
 * @param inFlight the most calls at once, over all threads of a JVM; null to find out
 * @param rpm requests a minute that the server grants, over all workers; null if unknown
 * @param tpm tokens a minute, of prompts and answers, that the server grants; null if unknown
 * @param timeout of one call, its body included
 * @param backoff the longest first wait after a fault; it doubles with each attempt
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
    @Nullable Integer inFlight,
    @Nullable Integer rpm,
    @Nullable Integer tpm,
    Duration timeout,
    Duration backoff,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer maxTokens)
    implements Serializable {

  /** What a server without limits gets at most, unless the recipe says more. */
  private static final int UNSTATED_IN_FLIGHT = 64;

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
          Parameter.integer(
                  "in_flight",
                  "a number of calls",
                  "The most calls at once, soon reached; otherwise as many as the server bears, up"
                      + " to 64.")
              .atLeast(1)
              .atMost(4096),
          Parameter.integer(
                  "rpm",
                  "a number of requests a minute",
                  "The server's limit of requests a minute, of the whole run; otherwise found out.")
              .atLeast(1),
          Parameter.integer(
                  "tpm",
                  "a number of tokens a minute",
                  "The server's limit of tokens a minute, of the whole run; otherwise found out.")
              .atLeast(1),
          Parameter.integer("timeout", "a number of seconds", "How long one call may take.")
              .atLeast(1)
              .atMost(86_400)
              .orElse(600),
          Parameter.number(
                  "backoff",
                  "a number of seconds",
                  "The longest first wait after a fault; it doubles with each further attempt.")
              .atLeast(0)
              .atMost(60)
              .orElse(0.5),
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
        whole(settings, "in_flight"),
        whole(settings, "rpm"),
        whole(settings, "tpm"),
        Duration.ofSeconds(settings.integer("timeout")),
        Duration.ofMillis(Math.round(settings.number("backoff") * 1000)),
        settings.has("temperature") ? (Double) settings.number("temperature") : null,
        settings.has("top_p") ? (Double) settings.number("top_p") : null,
        whole(settings, "max_tokens"));
  }

  private static @Nullable Integer whole(Settings settings, String key) {
    return settings.has(key) ? (Integer) settings.integer(key) : null;
  }

  /** The same teacher with another limit of tokens. */
  TeacherSettings withMaxTokens(int most) {
    return new TeacherSettings(
        path,
        model,
        baseUrl,
        apiKeyEnv,
        recorded,
        profile,
        inFlight,
        rpm,
        tpm,
        timeout,
        backoff,
        temperature,
        topP,
        most);
  }

  /** The most calls at once, whether stated or not. */
  public int mostInFlight() {
    return inFlight != null ? inFlight : UNSTATED_IN_FLIGHT;
  }

  private static String baseUrl(Settings settings) {
    try {
      return BaseUrl.normalized(settings.text("base_url"));
    } catch (IllegalArgumentException e) {
      throw settings.invalid("base_url", String.valueOf(e.getMessage()));
    }
  }
}
