package dev.winnow.filters.text;

import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.List;

/**
 * Counts the tokens of texts, by an encoding of OpenAI's or by a {@code tokenizer.json} of Hugging
 * Face's. The same text always has the same count, and any text has one. Safe to use from several
 * threads.
 */
public interface TokenCounter extends Serializable {
  /** The setting that names one, see {@link #parameter}. */
  String KEY = "tokenizer";

  /** That of GPT-3.5 and GPT-4, where nothing else is named. */
  TokenCounter DEFAULT = OpenAiTokenizer.CL100K_BASE;

  /** The names that may stand in the place of a file, in order. */
  List<String> NAMES = OpenAiTokenizer.NAMES;

  /**
   * How many tokens a text has. A lone surrogate counts as U+FFFD, which is what becomes of it in
   * UTF-8.
   */
  int count(String text);

  /** Whether a text has no more tokens, where that shows without counting them; false else. */
  boolean surelyAtMost(int tokens, String text);

  /** What recipes call it: one of {@link #NAMES}, or the path of a file. */
  String label();

  /**
   * The setting for {@link #of(Settings)}.
   *
   * @param doc what it is for
   */
  static Parameter parameter(String doc) {
    return Parameter.file(KEY, doc).orOneOf(NAMES);
  }

  /**
   * What the settings name; {@link #DEFAULT} if nothing.
   *
   * @throws InvalidSetting if there is no such tokenizer
   */
  static TokenCounter of(Settings settings) {
    try {
      return settings.has(KEY) ? of(settings.text(KEY)) : DEFAULT;
    } catch (IllegalArgumentException e) {
      throw settings.invalid(KEY, String.valueOf(e.getMessage()));
    }
  }

  /**
   * The tokenizer of this name or in this file.
   *
   * @throws IllegalArgumentException if there is none, in words for people
   */
  static TokenCounter of(String name) {
    return NAMES.contains(name) ? OpenAiTokenizer.named(name) : TokenizerFile.of(name);
  }
}
