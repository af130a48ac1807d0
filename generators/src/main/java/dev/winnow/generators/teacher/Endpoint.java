package dev.winnow.generators.teacher;

import dev.winnow.templates.settings.InvalidSetting;
import java.util.Map;
import java.util.Optional;

/**
 * A live server and the key for it.
 *
 * @param baseUrl normalized
 * @param key never shown: it is in no message and not in {@link #toString}
 */
record Endpoint(String baseUrl, String key) {
  /** For servers that want no key; the client insists on one. */
  private static final String DUMMY_KEY = "none";

  private static final String BASE_URL_ENV = "OPENAI_BASE_URL";

  /** The OpenAI endpoint without a key: what recorded answers are found by. */
  static final Endpoint RECORDED = new Endpoint(BaseUrl.OPENAI, DUMMY_KEY);

  /**
   * The server that the recipe and the environment name; empty if there is neither a key nor an
   * address.
   *
   * @throws InvalidSetting if the address or the key in the environment is malformed
   */
  static Optional<Endpoint> of(TeacherSettings settings, Map<String, String> env) {
    String key = env.getOrDefault(settings.apiKeyEnv(), "").strip();
    if (key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new InvalidSetting(
          settings.path(),
          settings.apiKeyEnv() + " in the environment holds a character that no API key has");
    }
    String url = settings.baseUrl() != null ? settings.baseUrl() : urlOf(settings, env);
    if (key.isEmpty() && url.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Endpoint(url.isEmpty() ? BaseUrl.OPENAI : url, key.isEmpty() ? DUMMY_KEY : key));
  }

  private static String urlOf(TeacherSettings settings, Map<String, String> env) {
    String url = env.getOrDefault(BASE_URL_ENV, "").strip();
    try {
      return url.isEmpty() ? "" : BaseUrl.normalized(url);
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting(
          settings.path(), BASE_URL_ENV + " in the environment: " + e.getMessage());
    }
  }

  /** The text without the key, should a server have sent it back. */
  String redacted(String text) {
    return key.equals(DUMMY_KEY) ? text : text.replace(key, "***");
  }

  @Override
  public String toString() {
    return baseUrl;
  }
}
