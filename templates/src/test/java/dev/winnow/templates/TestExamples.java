package dev.winnow.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Examples and hostile texts for tests. */
public final class TestExamples {
  public static final Provenance ORIGIN = Provenance.read("rows.jsonl", "", 1);

  /** Pieces that break careless code when they meet. */
  private static final List<String> PIECES =
      List.of(
          "<|im_start|>",
          "<|im_end|>",
          "<|im_",
          "end|>",
          "start|>",
          "<|",
          "|>",
          "<|endof",
          "text|>",
          "### Instruction:",
          "### ",
          "Input:",
          "### Response",
          ":",
          "#",
          "{{ 7*7 }}",
          "{% if x %}",
          "<script>",
          "&amp;",
          "\"",
          "\\",
          "\u0000",
          "\n",
          "\r",
          "\u2028",
          "é",
          "中",
          "😀",
          "a",
          " ");

  private static final List<String> BROKEN = List.of("\ud83d", "\ude00");

  private TestExamples() {}

  public static Example exchange(String instruction, String output) {
    return Example.of(instruction, "", output, ORIGIN);
  }

  public static Example preference(String instruction, String chosen, String rejected) {
    return exchange(instruction, chosen).with("", rejected, ToolUse.NONE);
  }

  public static Example plain(String text) {
    return exchange("", text);
  }

  public static Example conversation(String system, String instruction, String output) {
    return new Example(
        system,
        List.of(new Turn(Role.USER, "U1"), new Turn(Role.ASSISTANT, "A1")),
        instruction,
        "",
        output,
        ORIGIN,
        new TreeMap<>());
  }

  /** A row with everything that a row can have. */
  public static Example full() {
    ToolCall first = new ToolCall("c1", "look_up", "{\"of\": \"tea\", \"n\": 1.0}");
    ToolCall second = new ToolCall("", "sum", "{}");
    List<Turn> history =
        List.of(
            new Turn(Role.USER, "U1"),
            new Turn(Role.ASSISTANT, "", "R1", List.of(first), "", ""),
            Turn.result("c1", "look_up", "T1"),
            new Turn(Role.ASSISTANT, "A1"),
            new Turn(Role.of("critic"), "C1"));
    List<Turn> steps =
        List.of(
            new Turn(Role.ASSISTANT, "S1").withCalls(List.of(second)), Turn.result("", "sum", "3"));
    return new Example(
        "S",
        history,
        "I",
        "N",
        "O",
        "R",
        "X",
        new ToolUse("[{\"name\":\"sum\"}]", steps, List.of(first)),
        ORIGIN,
        new TreeMap<>());
  }

  /** A text of random pieces; may be empty, and ill-formed if asked for. */
  public static String hostile(SplittableRandom random, boolean wellFormed) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      boolean broken = !wellFormed && random.nextInt(20) == 0;
      List<String> from = broken ? BROKEN : PIECES;
      text.append(from.get(random.nextInt(from.size())));
    }
    return text.toString();
  }

  /** An example of hostile texts with a history of up to four turns of any role. */
  public static Example hostileExample(SplittableRandom random, boolean wellFormed) {
    List<Turn> history = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      Role role = Role.KNOWN.get(random.nextInt(3));
      history.add(new Turn(role, hostile(random, wellFormed)));
    }
    return new Example(
        hostile(random, wellFormed),
        history,
        hostile(random, wellFormed),
        hostile(random, wellFormed),
        hostile(random, wellFormed),
        Provenance.read("f", hostile(random, wellFormed), 1),
        new TreeMap<>());
  }
}
