package dev.winnow.generators.evol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.Generated;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users of other tools report, and must not happen here. */
class ReportedFaultsTest {
  @Test
  void rowsLostBetweenSteps_everyRowAndRoundIsAccountedFor() throws Exception {
    List<Example> rows = new ArrayList<>(Evol.rows(60));
    rows.add(Evol.row("Task 1", "", "another answer"));
    rows.add(Evol.row("  ", "", "no instruction"));
    EvolTeacher teacher =
        new EvolTeacher()
            .evolves(1, "Task 1", "no task")
            .evolves(2, "Task 2", EvolTeacher.FAULT)
            .judges("Task 3", "{\"verdict\":\"equal\"}")
            .judges("Task 4", "{\"verdict\":\"perhaps\"}")
            .answers("r4", "Sorry.");

    Generated generated = Evol.all(Evol.over(rows), teacher);

    assertThat(generated.failures()).hasSizeGreaterThan(100);
    assertThat(generated.examples().size() + generated.failures().size()).isEqualTo(60 * 5 + 2);
    assertThat(generated.failures().stream().map(Failure::source)).doesNotHaveDuplicates();
  }

  @Test
  void answerOfAnotherRow_everyRowHasTheAnswerToItself() throws Exception {
    Generated generated = Evol.all(Evol.over(Evol.rows(20)), new EvolTeacher());

    assertThat(generated.examples()).hasSize(100);
    for (Example row : generated.examples()) {
      String expected =
          row.provenance().lineage().round() == 0
              ? "Own answer " + row.instruction().substring(5)
              : "Answer to: " + row.userMessage();
      assertThat(row.output()).isEqualTo(expected);
    }
    assertThat(generated.examples().stream().map(Example::output)).doesNotHaveDuplicates();
  }

  @Test
  void allPaidAgainWhenOneSeedChanges_onlyItsOwnRequestsChange() throws Exception {
    List<Example> changed = new ArrayList<>(Evol.rows(20));
    changed.set(7, Evol.row("Something else", "", "b"));
    changed.add(0, Evol.row("One more", "", "c"));
    EvolTeacher before = new EvolTeacher();
    EvolTeacher after = new EvolTeacher();
    Evol.all(Evol.over(Evol.rows(20)), before);
    Evol.all(Evol.over(changed), after);

    int calls = 4 * 3;
    assertThat(before.asked).hasSize(20 * calls).doesNotHaveDuplicates();
    after.asked.removeAll(before.asked);
    assertThat(after.asked).hasSize(2 * calls);
  }

  @Test
  void oneBadAnswerKillsTheRun_theNextRoundGoesOnFromTheParent() throws Exception {
    for (String bad : List.of("{", "", "null", "[[[[", "\ud800{\"instruction\":7}", "fault")) {
      EvolTeacher teacher = new EvolTeacher().evolves(2, "Task 1", bad);
      Generated generated = Evol.all(Evol.over(Evol.rows(3)), teacher);

      assertThat(generated.failures().stream().map(Failure::source))
          .containsExactly("generate[0] row 1 round 2");
      assertThat(generated.examples().stream().map(Example::instruction))
          .hasSize(14)
          .contains("Task 1, r1", "Task 1, r1, r3", "Task 1, r1, r3, r4", "Task 2, r1, r2, r3, r4");
    }
  }
}
