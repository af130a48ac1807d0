package dev.winnow.generators.evol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the judge says of an evolved task and its parent: the first elimination. */
enum Verdict {
  EQUAL,
  NOT_EQUAL;

  /** The verdict's word at the beginning, behind a label and marks at most. */
  private static final Pattern WORD =
      Pattern.compile(
          "\\A[^\\p{L}]*+(?:(?:verdict|answer|judgement|judgment)[^\\p{L}]++)?"
              + "(not[ _-]equal|unequal|equal)\\b",
          Pattern.CASE_INSENSITIVE);

  /** The verdict of an answer, as JSON or as text; empty if it cannot be read. Never throws. */
  static Optional<Verdict> read(String answer) {
    String text =
        FirstObject.in(answer)
            .map(node -> node.path("verdict"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .orElse(answer);
    Matcher word = WORD.matcher(text);
    if (!word.find()) {
      return Optional.empty();
    }
    return Optional.of(word.group(1).equalsIgnoreCase("equal") ? EQUAL : NOT_EQUAL);
  }
}
