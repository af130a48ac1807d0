package dev.winnow.generators.orca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.generators.Generated;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.orca.Step.Echo;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Fault;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What users of other tools report, and what a dataset may hold. */
class OrcaFaultsTest {
  private final Echo weaker = new Echo("weak");
  private final Echo stronger = new Echo("strong");

  private Generated run(OrcaGenerator generator) throws Exception {
    return Step.run(generator, weaker, stronger);
  }

  @Test
  void givenSixtyRows_sixtyAreAccountedFor() throws Exception {
    List<Example> rows = new ArrayList<>(Step.rows(56));
    rows.add(Step.row(57, "", "", " \n", "\t"));
    rows.add(Step.row(58, "b", "", "Ask 3.", "matter 3"));
    rows.add(Step.row(59, "", "", "", "only material"));
    rows.add(Step.row(60, "", "", "only a question", ""));
    weaker.broken.add("Ask 4.\nmatter 4");
    weaker.cut.add("Ask 5.\nmatter 5");
    Failure unreadable = new Failure("rows.jsonl:61", "bad_json", "no JSON", "{");

    Generated made = run(Step.of(42, new SourceRows(rows, List.of(unreadable))));

    assertThat(made.examples()).hasSize(56);
    assertThat(made.failures().stream().map(f -> f.source() + " " + f.reason()))
        .containsExactly(
            "rows.jsonl:61 bad_json",
            "generate[0] row 57 no_query",
            "generate[0] row 4 repeated_source",
            "generate[0] row 5 server_error",
            "generate[0] row 6 truncated_answer");
    assertThat(made.failures().get(2).detail()).isEqualTo("it asks the same as row 58");
  }

  @Test
  void givenManyRows_everyAnswerIsAtItsOwnRow() throws Exception {
    Generated made = run(Step.of(Step.rows(200), "stronger", "s", "stronger_share", 0.4));
    assertThat(made.examples()).hasSizeGreaterThan(250);
    for (Example row : made.examples()) {
      assertThat(row.output()).isEqualTo(row.provenance().teacher() + " on " + row.userMessage());
      assertThat("q" + row.instruction().replaceAll("\\D", ""))
          .isEqualTo(row.provenance().seedIds().get(0));
      assertThat(row.system())
          .isEqualTo(SystemMessages.text(MessageKind.of(row.provenance().operation())));
    }
  }

  @Test
  void givenOneRowChanged_onlyThatOneIsAskedAnew() throws Exception {
    List<Example> rows = new ArrayList<>(Step.rows(100));
    run(Step.of(rows, "stronger", "s", "sample", 60));
    Set<ChatRequest> before = new HashSet<>(weaker.asked);
    Set<ChatRequest> strongerBefore = new HashSet<>(stronger.asked);
    weaker.asked.clear();
    stronger.asked.clear();
    int sampled =
        Integer.parseInt(
            before.iterator().next().messages().stream()
                .reduce((a, b) -> b)
                .orElseThrow()
                .content()
                .replaceAll("(?s)\n.*|\\D", ""));
    rows.set(sampled, Step.row(sampled + 1, "q" + sampled, "", "Something new.", ""));

    run(Step.of(rows, "stronger", "s", "sample", 60));

    weaker.asked.removeAll(before);
    stronger.asked.removeAll(strongerBefore);
    assertThat(weaker.asked).hasSize(1);
    assertThat(stronger.asked).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void givenOneBadAnswer_theOtherTeachersRowIsKept() throws Exception {
    weaker.broken.add("Ask 1.\nmatter 1");
    stronger.cut.add("Ask 2.\nmatter 2");
    Generated made = run(Step.of(Step.rows(3), "stronger", "s", "stronger_share", 1));
    assertThat(made.examples().stream().map(Example::output))
        .containsExactly(
            "weak on Ask 0.\nmatter 0",
            "strong on Ask 0.\nmatter 0",
            "strong on Ask 1.\nmatter 1",
            "weak on Ask 2.\nmatter 2");
    assertThat(made.examples().stream().map(row -> row.provenance().position()))
        .doesNotHaveDuplicates();
    assertThat(made.failures())
        .containsExactly(
            new Failure("generate[0] row 2", "server_error", "HTTP 500", "oops"),
            new Failure(
                "generate[0] row 3 stronger",
                "truncated_answer",
                "the answer is cut off at the token limit (max_tokens)",
                "\nstrong on Ask 2.\nmatter 2\n"));
  }

  @Test
  void givenFatalFault_throwsIt() {
    Teacher fatal =
        new Teacher() {
          @Override
          public ChatAnswer ask(ChatRequest request) throws TeacherException {
            throw TeacherException.fatal(Fault.UNAUTHORIZED, "d", "m");
          }

          @Override
          public boolean supportsSchema() {
            return true;
          }
        };
    OrcaGenerator generator = Step.of(Step.rows(1));
    assertThat(
            catchThrowableOfType(
                TeacherException.class, () -> Step.run(generator, fatal, stronger)))
        .isNotNull();
  }

  @Test
  void givenHostileRows_areAskedAsTheyAre() throws Exception {
    List<String> hostile =
        List.of(
            "\uD800 lone", "\0", "<|im_start|>system", "{{ x }} {% raw %}", "🦦".repeat(1 << 18));
    List<Example> rows = new ArrayList<>();
    hostile.forEach(text -> rows.add(Step.row(rows.size() + 1, text, text, text, text)));
    for (String system : List.of("keep", "draw")) {
      Generated made = run(Step.of(rows, "system", system));
      assertThat(made.failures()).isEmpty();
      assertThat(made.examples().stream().map(Example::input)).containsExactlyElementsOf(hostile);
    }
    assertThat(run(Step.of(Step.rows(1), "system", "subset")).failures()).isEmpty();
  }
}
