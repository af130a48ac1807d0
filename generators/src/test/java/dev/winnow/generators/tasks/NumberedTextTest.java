package dev.winnow.generators.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.tasks.ParsedTasks.Item;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumberedTextTest {
  private static ParsedTasks parse(String text, boolean truncated) {
    return TaskList.of("tasks", TaskPart.values()).parse(AnswerForm.PLAIN, text, truncated);
  }

  private static List<Task> tasks(String text) {
    ParsedTasks parsed = parse(text, false);
    assertThat(parsed.items()).allMatch(Item::good);
    return parsed.items().stream().map(Item::task).toList();
  }

  @Test
  void givenAlpacasForm_readsEachTask() {
    String text =
        """
        ###
        4. Instruction: Name a fruit.
        4. Input:
        <noinput>
        4. Output:
        Pear
        ###
        5. Instruction: Sort these
        two words.
        5. Input:
        b
        a
        5. Output: a

        b
        """;
    assertThat(tasks(text))
        .containsExactly(
            new Task("Name a fruit.", "", "Pear"),
            new Task("Sort these\ntwo words.", "b\na", "a\n\nb"));
  }

  @Test
  void givenNumbersAndHashesInOutputs_keepsThem() {
    String text =
        """
        4. Instruction: Write a list
        4. Input: <NoInput>
        4. Output: Founded in 2020.
        20. The end
        ### A heading
        ###
        Input: still the output
        9. Instruction: not the next number
        ###

        5. Instruction: Next
        5. Output: x
        """;
    assertThat(tasks(text))
        .containsExactly(
            new Task(
                "Write a list",
                "",
                "Founded in 2020.\n20. The end\n### A heading\n###\nInput: still the output\n"
                    + "9. Instruction: not the next number"),
            new Task("Next", "", "x"));
  }

  @Test
  void givenMissingNumbersBoldAndPreamble_readsThem() {
    String text =
        """
        Sure! Here are the tasks:

        **Instruction:** One
        **Input:** a
        **Output:** b
        ###
        Instruction: Two
        Output: c
        ### 6) Instruction: Three
        6) output: d
        7. Instruction: Four
        7. Output: e""";
    assertThat(tasks(text))
        .containsExactly(
            new Task("One", "a", "b"),
            new Task("Two", "", "c"),
            new Task("Three", "", "d"),
            new Task("Four", "", "e"));
  }

  @Test
  void givenItemWithoutOutput_isABadItemWithItsText() {
    ParsedTasks parsed = parse("4. Instruction: One\n###\n5. Instruction:\n5. Output: x\n", false);

    assertThat(parsed.items())
        .containsExactly(
            Item.failed("bad_item", "no output", "4. Instruction: One\n###"),
            Item.failed("bad_item", "no instruction", "5. Instruction:\n5. Output: x"));
  }

  @Test
  void givenTokenLimit_lastItemIsCutOff() {
    String text = "4. Instruction: a\n4. Output: b\n###\n5. Instruction: c\n5. Output: dddd";

    ParsedTasks parsed = parse(text, true);

    assertThat(parsed.items().get(0).task()).isEqualTo(new Task("a", "", "b"));
    assertThat(parsed.items().get(1).reason()).isEqualTo("truncated_item");
    assertThat(parsed.items().get(1).raw()).isEqualTo("5. Instruction: c\n5. Output: dddd");
  }

  private static List<Item> parse(List<TaskPart> parts, String text) {
    return new TaskList("tasks", parts).parse(AnswerForm.PLAIN, text, false).items();
  }

  @Test
  void givenPartsThatAreNotAskedFor_endsTheItemThere() {
    String ten = "10. Instruction: Sort\nthese.\n###\n10. Input: b\n10. Output:\na\n1. Input: c";
    for (String nine :
        List.of(
            "9. Instruction: Add\nthem.\n9. Input:\n1 2\n9. Output:\n3\n###",
            "9. Instruction: Add\nthem.\nInput: 1 2\nstill the input\n**Output:** 3",
            "9. Instruction: Add\nthem.\n### Output: 3")) {
      List<Item> items = parse(List.of(TaskPart.INSTRUCTION), nine + "\n" + ten + "\n");
      assertThat(items)
          .containsExactly(
              new Item(new Task("Add\nthem.", ""), "", "", nine),
              new Item(new Task("Sort\nthese.", ""), "", "", ten));
    }
  }

  @Test
  void givenInstructionsBetweenInstances_readsTheInstances() {
    List<TaskPart> parts = List.of(TaskPart.INPUT, TaskPart.OUTPUT);
    for (String between : List.of("2. Instruction: Add.", "###\nInstruction: Add.")) {
      List<Item> items =
          parse(
              parts,
              "1. Input: a\n1. Output: b\nInstruction: c\n" + between + "\nInput: d\nOutput: e");
      assertThat(items.stream().map(Item::task))
          .containsExactly(new Task("", "a", "b\nInstruction: c"), new Task("", "d", "e"));
    }
  }

  @Test
  void givenNothing_isUnreadable() {
    for (String text :
        List.of("", "\n###\n", "I am sorry.", "Output: a", "99999999. Instruction: a")) {
      assertThat(parse(text, false).readable()).as(text).isFalse();
    }
  }

  @Test
  void givenHostileText_neverThrows() {
    String[] pieces = {
      "###",
      "\n",
      "4. ",
      "5.",
      "Instruction",
      ":",
      "Input:",
      "Output:",
      "\uD800",
      "\u0000",
      "*",
      " ",
      "99999999999999999999."
    };
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(40); j > 0; j--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      parse(text.toString(), random.nextBoolean());
    }
    parse("#".repeat(1 << 20) + "1".repeat(1 << 20), false);
    parse("###\nInstruction: a\n".repeat(50_000), false);
  }
}
