package dev.winnow.filters.text;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.winnow.templates.Surrogates;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The tokenizers that count tokens: byte pair encodings of OpenAI's models. The text of a special
 * token ({@code <|endoftext|>}) counts as the ordinary text that it is.
 *
 * <p>A vocabulary is loaded on first use (about half a second) and then shared by the whole JVM.
 * Safe to use from several threads.
 */
public enum TokenCounter {
  /** GPT-2 and GPT-3. */
  R50K_BASE(EncodingType.R50K_BASE),
  /** Codex and text-davinci-003. */
  P50K_BASE(EncodingType.P50K_BASE),
  /** GPT-3.5 and GPT-4. */
  CL100K_BASE(EncodingType.CL100K_BASE),
  /** GPT-4o and later. */
  O200K_BASE(EncodingType.O200K_BASE);

  /** The names as recipes write them, in order. */
  public static final List<String> LABELS =
      Arrays.stream(values()).map(TokenCounter::label).toList();

  private final EncodingType type;

  TokenCounter(EncodingType type) {
    this.type = type;
  }

  /** The name as recipes write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The tokenizer that a recipe names.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TokenCounter of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /**
   * How many tokens a text has. A lone surrogate counts as U+FFFD, which is what becomes of it in
   * UTF-8. Near linear: a million characters without a space take one or two seconds.
   */
  public int count(String text) {
    Encoding encoding = Loaded.REGISTRY.getEncoding(type);
    return encoding.countTokensOrdinary(Surrogates.replaceLone(text));
  }

  /**
   * The most tokens that a text can have with any tokenizer: its length in UTF-8, as a token stands
   * for at least one byte. Much cheaper than counting.
   */
  public static long upperBound(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        bytes += 1;
      } else if (unit < 0x800) {
        bytes += 2;
      } else if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }

  /** Made when the first token is counted; the registry then loads each vocabulary once. */
  private static final class Loaded {
    static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();
  }
}
