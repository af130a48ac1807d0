package dev.winnow.filters.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Whitespace;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rules by which Self-Instruct (arXiv 2212.10560) and Alpaca (2023) choose among instructions
 * that a language model wrote. The instruction is looked at without white space around it and with
 * each run of white space as one space; its words are what stands between the spaces.
 *
 * <p>Reasons, in the order in which they are looked for: {@code too_short} with {words, min}, under
 * 4 words; {@code too_long} with {words, max}, over 150; {@code writes_program}, starts with "Write
 * a program" in exactly this case; {@code bad_start} with {start}, the first character is
 * punctuation or not ASCII; {@code blacklisted} with {word}, has a word (in any case) that calls
 * for what a text model does not have: images, files, and in Alpaca sound and video.
 *
 * @param forbidden finds a blacklisted word, which is its first group
 */
public record InstructionRules(Pattern forbidden) implements RowFilter {
  private static final int MIN_WORDS = 4;
  private static final int MAX_WORDS = 150;

  private static final String ALPACA = "alpaca";
  private static final String SELF_INSTRUCT = "self-instruct";
  private static final String SELF_INSTRUCT_WORDS =
      "images?|graphs?|pictures?|files?|maps?|draw|plot|go to";
  private static final String ALPACA_WORDS =
      SELF_INSTRUCT_WORDS + "|video|audio|music|flowchart|diagram";

  public static final Part<InstructionRules> PART =
      new Part<>(
          "instruction-rules",
          "Drops instructions by the rules of Self-Instruct (arXiv 2212.10560) or Alpaca: under 4"
              + " or over 150 words, \"Write a program\", a start that is punctuation or not"
              + " ASCII, words such as image, file or plot.",
          List.of(
              Parameter.text("rules", "whose word list; Alpaca's has video, audio and more besides")
                  .oneOf(List.of(SELF_INSTRUCT, ALPACA))
                  .orElse(ALPACA)),
          InstructionRules::from);

  private static InstructionRules from(Settings settings) {
    boolean alpaca = settings.text("rules").equals(ALPACA);
    return new InstructionRules(wholeWord(alpaca ? ALPACA_WORDS : SELF_INSTRUCT_WORDS));
  }

  /** RE2's own word boundary knows ASCII only: it would find "map" in "мmap". */
  private static Pattern wholeWord(String words) {
    return Pattern.compile("(?:^|[^\\pL\\pN_])((?i:" + words + "))(?:$|[^\\pL\\pN_])");
  }

  @Override
  public Verdict judge(Example example) {
    List<String> words = Whitespace.split(example.instruction());
    if (words.size() < MIN_WORDS) {
      return Verdict.drop("too_short", Map.of("words", words.size(), "min", MIN_WORDS));
    }
    if (words.size() > MAX_WORDS) {
      return Verdict.drop("too_long", Map.of("words", words.size(), "max", MAX_WORDS));
    }
    String text = String.join(" ", words);
    if (text.startsWith("Write a program")) {
      return Verdict.drop("writes_program", Map.of());
    }
    if (isPunctuationOrNotAscii(text.charAt(0))) {
      return Verdict.drop("bad_start", Map.of("start", Character.toString(text.codePointAt(0))));
    }
    Matcher matcher = forbidden.matcher(text);
    return matcher.find()
        ? Verdict.drop("blacklisted", Map.of("word", matcher.group(1).toLowerCase(Locale.ROOT)))
        : Verdict.KEEP;
  }

  /**
   * Punctuation as in Python's {@code string.punctuation}: all that ASCII prints and is no word.
   */
  private static boolean isPunctuationOrNotAscii(char first) {
    boolean punctuation = first > ' ' && first < 0x7F && !Character.isLetterOrDigit(first);
    return punctuation || first > 0x7F;
  }
}
