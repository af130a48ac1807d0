package dev.winnow.generators.evol;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the judge says of an evolved task and its parent: the first elimination. */
enum Verdict {
  EQUAL,
  NOT_EQUAL;

  /** What may stand between words; marks, too. */
  private static final String GAP = "[\\s_*\"'-]++";

  private static final String NOT =
      "(?:\\b(?:not|never|hardly|no longer|far from)|n['’]t)"
          + GAP
          + "(?:[a-z]++"
          + GAP
          + "){0,2}?";

  /** The words that were asked for. A clause with "whether" or "if" says nothing yet. */
  private static final Pattern WORDS = words("unequal", "equal\\b(?!\\s*+\\?)", "equal\\b");

  /** Other words for them, weaker: "the same" is a verdict only where nothing is said of what. */
  private static final Pattern OTHER_WORDS =
      words(
          "(?:in|un)equivalent",
          "(?:identical|equivalent|the same(?=[\\s*\"']*+(?:[.;!]|\\z)))",
          "(?:identical|equivalent|the same)\\b");

  private static Pattern words(String unequal, String equal, String denied) {
    return Pattern.compile(
        "\\b(?:whether|if)\\b[^.!?\\n]*+|(?<not>"
            + NOT
            + denied
            + "|\\b"
            + unequal
            + "\\b)"
            + "|(?<equal>\\b"
            + equal
            + ")",
        Pattern.CASE_INSENSITIVE);
  }

  /**
   * The verdict of an answer, as JSON or as text; empty if there is none, or both. Never throws.
   */
  static Optional<Verdict> read(String answer) {
    String text =
        FirstObject.in(answer).map(node -> node.path("verdict").asText("")).orElse(answer);
    Set<Verdict> said = said(text, WORDS);
    if (said.isEmpty()) {
      said = said(text, OTHER_WORDS);
    }
    return said.size() == 1 ? said.stream().findFirst() : Optional.empty();
  }

  private static Set<Verdict> said(String text, Pattern words) {
    Set<Verdict> said = EnumSet.noneOf(Verdict.class);
    for (Matcher word = words.matcher(text); word.find(); ) {
      if (word.group("not") != null) {
        said.add(NOT_EQUAL);
      } else if (word.group("equal") != null) {
        said.add(EQUAL);
      }
    }
    return said;
  }
}
