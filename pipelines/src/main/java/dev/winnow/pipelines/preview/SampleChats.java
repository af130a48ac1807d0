package dev.winnow.pipelines.preview;

import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.TreeMap;

/** Small conversations that show what a chat template does. */
public final class SampleChats {
  private static final Provenance HERE = Provenance.read("example", "", 1);

  /** A question and its answer. */
  public static final Example ONE_TURN = Example.of("Two and two?", "", "Four.", HERE);

  /** A system message and two turns. */
  public static final Example TWO_TURNS = twoTurns("Answer in one word.");

  /** The same for a template that has no place for a system message. */
  public static final Example TWO_TURNS_ALONE = twoTurns("");

  private SampleChats() {}

  private static Example twoTurns(String system) {
    return new Example(
        system,
        List.of(new Turn(Role.USER, "Two and two?"), new Turn(Role.ASSISTANT, "Four.")),
        "And two more?",
        "",
        "Six.",
        HERE,
        new TreeMap<>());
  }
}
