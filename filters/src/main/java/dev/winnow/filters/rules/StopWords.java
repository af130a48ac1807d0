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
   * @param least the setting of how many are wanted
   * @throws InvalidSetting if one is not exactly one token, or more are wanted than there are
   */
  static StopWords of(Settings settings, String key, String least) {
    List<Long> hashes =
        settings.texts(key).stream().map(word -> hash(settings, key, word)).distinct().toList();
    int wanted = settings.integer(least);
    if (wanted > hashes.size()) {
      throw settings.invalid(
          least,
          "expected at most the number of "
              + key
              + ", which is "
              + hashes.size()
              + ", got "
              + wanted);
    }
    return new StopWords(hashes);
  }

  private static long hash(Settings settings, String key, String word) {
    Tokens tokens = Tokens.of(word);
    if (tokens.count() != 1) {
      throw settings.invalid(key, "expected single words, got \"" + Excerpt.of(word) + "\"");
    }
    return tokens.hash(0);
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
