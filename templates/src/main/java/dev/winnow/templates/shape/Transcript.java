package dev.winnow.templates.shape;

import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A conversation in one text, as Anthropic's HH-RLHF has them: {@code \n\nHuman: U\n\nAssistant: A}
 * and so on. What each says loses the space at its ends.
 */
final class Transcript {
  private static final Pattern SPEAKER = Pattern.compile("\n\n(Human|Assistant):");

  private Transcript() {}

  /** Whether the text begins as one. */
  static boolean is(String text) {
    return SPEAKER.matcher(text).lookingAt();
  }

  /** Its messages. */
  static List<Turn> turns(String text) {
    List<Turn> turns = new ArrayList<>();
    Matcher speaker = SPEAKER.matcher(text);
    boolean more = speaker.find();
    while (more) {
      Role role = speaker.group(1).equals("Human") ? Role.USER : Role.ASSISTANT;
      int start = speaker.end();
      more = speaker.find();
      turns.add(
          new Turn(role, text.substring(start, more ? speaker.start() : text.length()).strip()));
    }
    return turns;
  }
}
