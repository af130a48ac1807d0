package dev.winnow.filters.rules;

import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.List;

/**
 * Words that texts of a language have.
 *
 * @param hashes of distinct words, as {@link Tokens} has them
 */
record StopWords(List<Long> hashes) implements Serializable {
  /**
   * The words of a setting.
   *
   * @throws InvalidSetting if one is not exactly one token
   */
  static StopWords of(Settings settings, String key) {
    return new StopWords(
        settings.texts(key).stream().map(word -> hash(settings, key, word)).distinct().toList());
  }

  private static long hash(Settings settings, String key, String word) {
    Tokens tokens = Tokens.of(word);
    if (tokens.count() != 1) {
      throw settings.invalid(key, "expected single words, got \"" + Excerpt.of(word) + "\"");
    }
    return tokens.hash(0);
  }

  int count() {
    return hashes.size();
  }

  /** How many of them a text has. */
  int foundIn(Tokens tokens) {
    int found = 0;
    for (long hash : hashes) {
      found += tokens.has(hash) ? 1 : 0;
    }
    return found;
  }
}
