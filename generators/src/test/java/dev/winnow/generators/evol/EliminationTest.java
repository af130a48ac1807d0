package dev.winnow.generators.evol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.generators.Generated;
import dev.winnow.generators.tasks.Task;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EliminationTest {
  private static final Example ROOT = Evol.row("Task", "", "Own answer");

  private static EvolInstructGenerator generator(Object... more) {
    Object[] all = new Object[more.length + 4];
    System.arraycopy(more, 0, all, 0, more.length);
    all[more.length] = "rounds";
    all[more.length + 1] = 2;
    all[more.length + 2] = "operations";
    all[more.length + 3] = Evol.only(Operation.DEEPEN);
    return Evol.over(List.of(ROOT), all);
  }

  /** The failure of round 1, after which round 2 evolves the root. */
  private static Failure eliminated(EvolTeacher teacher, Object... more) throws Exception {
    Generated generated = Evol.all(generator(more), teacher);
    assertThat(generated.examples().stream().map(Example::instruction))
        .containsExactly("Task", "Task, r2");
    assertThat(generated.examples().get(1).provenance().lineage().parent())
        .isEqualTo(ExampleId.of(ROOT));
    assertThat(generated.failures()).hasSize(1);
    Failure failure = generated.failures().get(0);
    assertThat(failure.source()).isEqualTo("generate[0] row 1 round 1");
    assertThat(failure.detail()).startsWith("deepen of " + ExampleId.of(ROOT) + ": ");
    return failure;
  }

  private static long evolutions(EvolTeacher teacher) {
    return teacher.asked.stream().filter(EvolTeacher::isEvolution).count();
  }

  @Test
  void givenJudgeSaysEqual_isNoGain() throws Exception {
    EvolTeacher teacher = new EvolTeacher().judges("Task, r1", "{\"verdict\": \"equal\"}");
    Failure failure = eliminated(teacher);
    assertThat(failure.reason()).isEqualTo("no_information_gain");
    assertThat(failure.raw()).isEqualTo("Task, r1");
    assertThat(teacher.asked).as("the answer is not paid for").hasSize(2 + 3);
  }

  @Test
  void givenParentWordForWord_isNoGainWithoutJudge() throws Exception {
    EvolTeacher teacher = new EvolTeacher().evolves(1, "Task", "{\"instruction\": \" TASK\\n\"}");
    assertThat(eliminated(teacher).reason()).isEqualTo("no_information_gain");
    assertThat(teacher.asked).hasSize(1 + 3);
  }

  @Test
  void givenShortApology_isRefused() throws Exception {
    EvolTeacher teacher = new EvolTeacher().answers("r1", "I'm SORRY, but no.");
    Failure failure = eliminated(teacher);
    assertThat(failure.reason()).isEqualTo("refused_answer");
    assertThat(failure.raw()).isEqualTo("I'm SORRY, but no.");
  }

  @ParameterizedTest
  @CsvSource({"78,true", "79,false"})
  void givenApology_eightyWordsAreEnough(int more, boolean refused) {
    ChatAnswer answer = answer("sorry" + " word".repeat(more));
    Elimination e = catchThrowableOfType(Elimination.class, () -> AnswerCheck.check(answer));
    assertThat(e != null).isEqualTo(refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"…", "It is what it is.", "--- | ---", "The\u200b", "```\n```", "and/or"})
  void givenStopWordsAndPunctuation_isTrivial(String answer) throws Exception {
    assertThat(eliminated(new EvolTeacher().answers("r1", answer)).reason())
        .isEqualTo("trivial_answer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"42", "Yes.", "none", "O(1)", "😀", "水", "both", "a sorrystone is it"})
  void givenShortAnswer_isNotTrivial(String answer) throws Elimination {
    AnswerCheck.check(answer(answer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#The Given Prompt#: x",
        "Here is the #Rewritten Prompt#",
        "the created_prompt",
        "</starting_task>",
        "For a text-only  assistant"
      })
  void givenWordsOfThePrompt_isLeaked(String instruction) throws Exception {
    EvolTeacher teacher =
        new EvolTeacher().evolves(1, "Task", "{\"instruction\": \"" + instruction + "\"}");
    Failure failure = eliminated(teacher);
    assertThat(failure.reason()).isEqualTo("leaked_prompt");
    assertThat(failure.raw()).isEqualTo(instruction);
    assertThat(teacher.asked).as("nothing more is paid for").hasSize(1 + 3);
  }

  @Test
  void givenParentWithTheSameWords_isNoLeak() {
    Task parent = new Task("Shorten the given prompt.", "");
    Task evolved = new Task("Shorten the given prompt to ten words.", "");
    assertThat(LeakedWords.in(evolved, parent)).isEmpty();
    Task numbered = new Task("Before starting task 3, list the tools you need.", "");
    assertThat(LeakedWords.in(numbered, parent)).isEmpty();
    assertThat(LeakedWords.in(new Task("x", "the given prompt"), new Task("x", ""))).isPresent();
  }

  @Test
  void givenUnreadableEvolution_isAskedAgainThenEliminated() throws Exception {
    EvolTeacher teacher = new EvolTeacher().evolves(1, "Task", EvolTeacher.CUT_OFF);
    Failure failure = eliminated(teacher);
    assertThat(failure.reason()).isEqualTo("unparseable_evolution");
    assertThat(failure.detail()).contains("token limit");
    assertThat(evolutions(teacher)).isEqualTo(3 + 1);
    assertThat(teacher.asked.stream().limit(3).map(ChatRequest::reask)).containsExactly(0, 1, 2);
    assertThat(eliminated(new EvolTeacher().evolves(1, "Task", "{\"instruction\":\" \"}")).reason())
        .isEqualTo("unparseable_evolution");
  }

  @Test
  void givenUnreadableVerdict_isAskedAgainThenEliminated() throws Exception {
    EvolTeacher teacher = new EvolTeacher().judges("Task, r1", "Hm.");
    assertThat(eliminated(teacher, "reasks", 1).reason()).isEqualTo("unreadable_verdict");
    assertThat(
            teacher.asked.stream()
                .filter(EvolTeacher::isVerdict)
                .limit(2)
                .map(request -> Map.entry(request.reask(), request.temperature())))
        .containsExactly(Map.entry(0, 0.0), Map.entry(1, 1.0));
  }

  @Test
  void givenTooManyWords_isTooLong() throws Exception {
    EvolTeacher teacher =
        new EvolTeacher().evolves(1, "Task", "{\"instruction\": \"one two three four\"}");
    assertThat(eliminated(teacher, "max_words", 3).reason()).isEqualTo("too_long");
  }

  @Test
  void givenTruncatedAnswer_isEliminated() throws Exception {
    EvolTeacher teacher = new EvolTeacher().answers("r1", EvolTeacher.CUT_OFF);
    assertThat(eliminated(teacher).reason()).isEqualTo("truncated_answer");
  }

  @Test
  void givenFaultAnywhere_failsTheRoundOnly() throws Exception {
    for (EvolTeacher teacher :
        List.of(
            new EvolTeacher().evolves(1, "Task", EvolTeacher.FAULT),
            new EvolTeacher().judges("Task, r1", EvolTeacher.FAULT),
            new EvolTeacher().answers("r1", EvolTeacher.FAULT))) {
      Failure failure = eliminated(teacher);
      assertThat(failure.reason()).isEqualTo("server_error");
      assertThat(failure.raw()).isEqualTo("oops");
    }
  }

  private static ChatAnswer answer(String content) {
    return new ChatAnswer(content, "stop", "m", null, null, "f");
  }
}
