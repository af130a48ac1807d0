package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.filters.text.Words;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.Whitespace;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drops answers that refuse, or that speak of themselves as an AI, in English. A refusal ("I can't
 * assist with") counts only where it stands wholly within the first {@value #OPENING_WORDS} words:
 * further on it may be told of somebody. An AI's phrases ("as an AI language model") count
 * anywhere, and so do those of {@code phrases}. Phrases are compared as whole words ({@link
 * Words}), so case, white space, punctuation and the kind of apostrophe make no difference. An
 * empty text says nothing and stays. Linear in the text's length.
 *
 * <p>Reasons: {@code refusal} and {@code ai_phrase} with {field, phrase}, the phrase as its words.
 *
 * @param phrases the recipe's own, as {@link RefusalPhrases} has them
 */
public record RefusalFilter(Field field, List<String> phrases) implements RowFilter {
  private static final int OPENING_WORDS = 20;

  /** The one apostrophe that Unicode has for a letter: it would be a part of the word. */
  private static final char LETTER_APOSTROPHE = '\u02BC';

  public static final Part<RefusalFilter> PART =
      new Part<>(
          "refusals",
          "Drops answers that begin with a refusal (\"I can't assist with\") or anywhere speak as"
              + " an AI (\"as an AI language model\"), in English.",
          List.of(
              Parameter.text("field", "the text that is searched")
                  .oneOf(Field.LABELS)
                  .orElse(Field.OUTPUT.label()),
              Parameter.texts(
                  "phrases", "further phrases, looked for anywhere as whole words in any case")),
          RefusalFilter::from);

  public RefusalFilter {
    phrases = List.copyOf(phrases);
  }

  /**
   * @throws InvalidSetting if a phrase has no word
   */
  private static RefusalFilter from(Settings settings) {
    List<String> phrases = new ArrayList<>();
    for (String text : settings.texts("phrases")) {
      if (Words.count(text) == 0) {
        throw settings.invalid(
            "phrases[" + phrases.size() + "]",
            "expected a text with a letter or digit, got \"" + Excerpt.of(text) + "\"");
      }
      phrases.add(RefusalPhrases.phrase(text));
    }
    return new RefusalFilter(Field.of(settings.text("field")), phrases);
  }

  @Override
  public Verdict judge(Example example) {
    List<String> words = Words.of(field.of(example).replace(LETTER_APOSTROPHE, '\''));
    String opening = joined(words.subList(0, Math.min(words.size(), OPENING_WORDS)));
    Optional<String> refusal = RefusalPhrases.refusal(opening);
    if (refusal.isPresent()) {
      return drop("refusal", refusal.get());
    }
    String all = joined(words);
    return RefusalPhrases.first(RefusalPhrases.ANYWHERE, all)
        .or(() -> RefusalPhrases.first(phrases, all))
        .map(phrase -> drop("ai_phrase", phrase))
        .orElse(Verdict.KEEP);
  }

  private Verdict drop(String reason, String phrase) {
    return Verdict.drop(
        reason, Map.of("field", field.label(), "phrase", Excerpt.of(Whitespace.strip(phrase))));
  }

  private static String joined(List<String> words) {
    return " " + String.join(" ", words) + " ";
  }
}
