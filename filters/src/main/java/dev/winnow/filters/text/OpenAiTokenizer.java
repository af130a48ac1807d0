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
 * The byte pair encodings of OpenAI's models. The text of a special token ({@code <|endoftext|>})
 * counts as the ordinary text that it is.
 *
 * <p>A vocabulary is loaded on first use (about half a second) and then shared by the whole JVM.
 */
enum OpenAiTokenizer implements TokenCounter {
  /** GPT-2 and GPT-3. */
  R50K_BASE(EncodingType.R50K_BASE),
  /** Codex and text-davinci-003. */
  P50K_BASE(EncodingType.P50K_BASE),
  /** GPT-3.5 and GPT-4. */
  CL100K_BASE(EncodingType.CL100K_BASE),
  /** GPT-4o and later. */
  O200K_BASE(EncodingType.O200K_BASE);

  /** The names as recipes write them, in order. */
  static final List<String> NAMES = Arrays.stream(values()).map(OpenAiTokenizer::label).toList();

  private final EncodingType type;

  OpenAiTokenizer(EncodingType type) {
    this.type = type;
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this name, which is one of {@link #NAMES}. */
  static OpenAiTokenizer named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Near linear: a million characters without a space take one or two seconds. */
  @Override
  public int count(String text) {
    Encoding encoding = Loaded.REGISTRY.getEncoding(type);
    return encoding.countTokensOrdinary(Surrogates.replaceLone(text));
  }

  @Override
  public boolean surelyAtMost(int tokens, String text) {
    return upperBound(text) <= tokens;
  }

  /** The most tokens that a text can have: its length in UTF-8, as each is at least one byte. */
  static long upperBound(String text) {
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
