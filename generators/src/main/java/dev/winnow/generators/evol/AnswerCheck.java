package dev.winnow.generators.evol;

import dev.winnow.generators.PromptTemplate;
import dev.winnow.generators.teacher.ChatAnswer;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/**
 * The eliminations that look at the answer (arXiv 2304.12244, section 3.3): one that apologises in
 * few words, and one of nothing but punctuation and stop words. The stop words are English and
 * leave out what can be a whole answer ("yes", "none", "both"). An answer that the token limit cut
 * off goes too.
 */
final class AnswerCheck {
  /** An answer of so many words may say "sorry". */
  static final int ENOUGH_WORDS = 80;

  private static final Pattern SORRY = Pattern.compile("\\bsorry\\b", Pattern.CASE_INSENSITIVE);

  /** Letters, digits, and symbols beyond ASCII, such as emoji, say something. */
  private static final Pattern NOTHING =
      Pattern.compile("[\\p{P}\\p{Z}\\p{C}$+<=>^`|~]+", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Set<String> STOP_WORDS =
      Set.of(PromptTemplate.load("evol/stop-words.v1").text().split("\\s+"));

  private AnswerCheck() {}

  /**
   * @throws Elimination {@code truncated_answer}, {@code refused_answer} or {@code trivial_answer}
   */
  static void check(ChatAnswer answer) throws Elimination {
    String text = answer.content();
    if (answer.truncated()) {
      throw new Elimination("truncated_answer", "the token limit cut the answer off", text);
    }
    int words = new StringTokenizer(text).countTokens();
    if (words < ENOUGH_WORDS && SORRY.matcher(text).find()) {
      throw new Elimination(
          "refused_answer", "the answer says \"sorry\" in " + words + " words", text);
    }
    if (trivial(text)) {
      throw new Elimination(
          "trivial_answer", "the answer is nothing but punctuation and stop words", text);
    }
  }

  private static boolean trivial(String text) {
    StringTokenizer words =
        new StringTokenizer(NOTHING.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "));
    while (words.hasMoreTokens()) {
      if (!STOP_WORDS.contains(words.nextToken())) {
        return false;
      }
    }
    return true;
  }
}
