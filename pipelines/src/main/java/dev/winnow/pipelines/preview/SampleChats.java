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
  public static final Example TWO_TURNS =
      new Example(
          "Answer in one word.",
          List.of(new Turn(Role.USER, "Two and two?"), new Turn(Role.ASSISTANT, "Four.")),
          "And two more?",
          "",
          "Six.",
          HERE,
          new TreeMap<>());

  private SampleChats() {}
}
