package dev.winnow.generators.teacher;

import dev.winnow.templates.settings.InvalidSetting;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A live server and the key for it.
 *
 * @param baseUrl normalized
 * @param key never shown: it is in no message and not in {@link #toString}
 */
record Endpoint(String baseUrl, String key) {
  /** For servers that want no key; the client insists on one. */
  private static final String DUMMY_KEY = "none";

  /** Shorter keys, such as {@code ollama}, are words that texts hold anyway. */
  private static final int SECRET_LENGTH = 8;

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

  /**
   * What a server sent, for messages about errors, without the key, should the server have sent it
   * back. A short key is taken out where it is a word; where it is a part of words, which would
   * leave only pieces, the whole text is withheld.
   */
  String redacted(String sent) {
    if (key.equals(DUMMY_KEY) || !sent.contains(key)) {
      return sent;
    }
    if (key.length() >= SECRET_LENGTH) {
      return sent.replace(key, "***");
    }
    Pattern word = Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(key) + "(?![A-Za-z0-9])");
    String words = word.matcher(sent).replaceAll("***");
    return words.contains(key) ? "(withheld)" : words;
  }

  @Override
  public String toString() {
    return baseUrl;
  }
}
