package dev.winnow.generators.evol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.tasks.Task;
import dev.winnow.generators.teacher.ChatAnswer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of the teacher and the judge, as they come. */
class ReadingTest {
  private static final Task PARENT = new Task("Do it.", "material");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"verdict\":\"equal\"}|EQUAL",
        "```json\\n{\"verdict\": \"Not equal\"}\\n```|NOT_EQUAL",
        "Equal.|EQUAL",
        "**not equal**, the second asks more|NOT_EQUAL",
        "Verdict: not_equal|NOT_EQUAL",
        "1. UNEQUAL|NOT_EQUAL",
        "equally hard|",
        "The tasks are not equal.|NOT_EQUAL",
        "Verdict: they are not equal|NOT_EQUAL",
        "They aren't at all equal|NOT_EQUAL",
        "not **equal**: the topic is the same.|NOT_EQUAL",
        "The two are EQUAL|EQUAL",
        "They are not the same.|NOT_EQUAL",
        "Both are identical|EQUAL",
        "They have the same subject|",
        "Equal? They are not equal, or are they equal|",
        "I cannot say whether they are equal|",
        "{\"equal\": false}|",
        "{\"verdict\": 1}|",
        "no|"
      })
  void givenVerdict_readsIt(String answer, String expected) {
    String said = answer.replace("\\n", "\n");
    assertThat(Verdict.read(said).map(Enum::name).orElse(null)).isEqualTo(expected);
  }

  @Test
  void givenStructuredTask_readsWhatTheOperationMakes() {
    String both = "Sure:\n```json\n{\"instruction\": \" a \", \"input\": \"b\"}\n``` Done.";
    assertThat(EvolvedTask.read(both, AnswerForm.STRUCTURED, Operation.BREADTH, PARENT))
        .contains(new Task("a", "b"));
    assertThat(EvolvedTask.read(both, AnswerForm.STRUCTURED, Operation.DEEPEN, PARENT))
        .contains(new Task("a", "material"));
    assertThat(
            EvolvedTask.read(
                "Use {braces}:\n```\n{\"instruction\": \"a\"}```",
                AnswerForm.STRUCTURED,
                Operation.BREADTH,
                PARENT))
        .contains(new Task("a", ""));
    assertThat(
            EvolvedTask.read(
                "{\"instruction\": \"a\", \"input\": [1]}",
                AnswerForm.STRUCTURED,
                Operation.BREADTH,
                PARENT))
        .isEmpty();
  }

  @Test
  void givenPlainTask_readsWhatTheOperationMakes() {
    String both = "**Instruction:** a\nb\n\nInput:\nc\nInput: d";
    assertThat(EvolvedTask.read(both, AnswerForm.PLAIN, Operation.COMPLICATE_INPUT, PARENT))
        .contains(new Task("a\nb", "c\nInput: d"));
    assertThat(EvolvedTask.read(both, AnswerForm.PLAIN, Operation.CONCRETIZE, PARENT))
        .contains(new Task("a\nb", "material"));
    assertThat(
            EvolvedTask.read("a\nInput: b", AnswerForm.PLAIN, Operation.DEEPEN, new Task("x", "")))
        .contains(new Task("a\nInput: b", ""));
    assertThat(EvolvedTask.read("Instruction:", AnswerForm.PLAIN, Operation.BREADTH, PARENT))
        .isEmpty();
  }

  @Test
  void givenPreamble_readsBehindTheLabel() {
    String answer = "Sure, here it is:\n\n**Instruction:** Sum it by month.\nInput:\nJan 3";
    assertThat(EvolvedTask.read(answer, AnswerForm.PLAIN, Operation.COMPLICATE_INPUT, PARENT))
        .contains(new Task("Sum it by month.", "Jan 3"));
    assertThat(EvolvedTask.read(answer, AnswerForm.PLAIN, Operation.DEEPEN, PARENT))
        .contains(new Task("Sum it by month.", "material"));
    String bare = "Sum it by month.\nInput:\nJan 3";
    assertThat(EvolvedTask.read(bare, AnswerForm.PLAIN, Operation.BREADTH, PARENT)).isEmpty();
    assertThat(EvolvedTask.read("Sum it.", AnswerForm.PLAIN, Operation.DEEPEN, PARENT))
        .contains(new Task("Sum it.", "material"));
    Task form = new Task("Fill in:\nInstruction: x", "");
    String filled = "Fill in twice:\nInstruction: x";
    assertThat(EvolvedTask.read(filled, AnswerForm.PLAIN, Operation.DEEPEN, form))
        .contains(new Task(filled, ""));
  }

  @Test
  void givenHostileTexts_neverThrows() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    String alphabet =
        "{}[]\":,`*#\n \\ \0\ud83d\ude00\ud800\udc00instructionequal<|im_end|>{{task}}";
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(i % 3 == 0 ? "{\"instruction\":\"" : "");
      for (int j = random.nextInt(40); j > 0; j--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      survive(text.toString());
    }
    for (String part :
        List.of(
            "{",
            "[",
            "*",
            " ",
            "\n",
            "a",
            "{\"a\":",
            "input",
            "sorry ",
            "not ",
            "if ",
            "not equal ")) {
      survive(part.repeat(1_000_000 / part.length()));
    }
  }

  private static void survive(String text) {
    for (AnswerForm form : AnswerForm.values()) {
      for (Operation operation : List.of(Operation.DEEPEN, Operation.BREADTH)) {
        EvolvedTask.read(text, form, operation, PARENT)
            .ifPresent(task -> assertThat(task.instruction()).isNotBlank());
        assertThat(operation.question(new Task(text, text), form)).contains("<starting_task>");
      }
    }
    assertThat(Verdict.read(text)).isNotNull();
    assertThat(LeakedWords.in(new Task(text, text), PARENT)).isNotNull();
    try {
      AnswerCheck.check(new ChatAnswer(text, "stop", "m", null, null, "f"));
    } catch (Elimination e) {
      assertThat(e.reason()).isIn("trivial_answer", "refused_answer");
    }
  }
}
