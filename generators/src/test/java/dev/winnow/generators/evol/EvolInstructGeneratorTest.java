package dev.winnow.generators.evol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Lane;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.registry.Generators;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Lineage;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvolInstructGeneratorTest {
  @TempDir Path folder;

  @Test
  void givenRounds_everyRowNamesItsLineage() throws Exception {
    EvolInstructGenerator generator =
        Evol.over(Evol.rows(1), "rounds", 3, "operations", Evol.only(Operation.DEEPEN));
    List<Example> rows = Evol.all(generator, new EvolTeacher()).examples();

    List<String> ids = rows.stream().map(ExampleId::of).toList();
    assertThat(rows.stream().map(row -> row.provenance().lineage()))
        .containsExactly(
            new Lineage(ids.get(0), "", 0),
            new Lineage(ids.get(0), ids.get(0), 1),
            new Lineage(ids.get(0), ids.get(1), 2),
            new Lineage(ids.get(0), ids.get(2), 3));
    assertThat(rows.stream().map(row -> row.provenance().operation()))
        .containsExactly("root", "deepen", "deepen", "deepen");
    assertThat(rows.stream().map(row -> row.provenance().position()))
        .containsExactly(1L, 2L, 3L, 4L);
    Provenance root = rows.get(0).provenance();
    assertThat(List.of(root.teacher(), root.promptVersion(), root.request())).containsOnly("");
    Provenance evolved = rows.get(2).provenance();
    assertThat(evolved.source()).isEqualTo("generate[0]");
    assertThat(evolved.method()).isEqualTo("evol-instruct");
    assertThat(evolved.teacher()).isEqualTo("teacher-1");
    assertThat(evolved.promptVersion())
        .isEqualTo("evol/deepen.v1+in-depth.v1+instruction-structured.v1");
    assertThat(evolved.request()).as("the sixth call: the second answer").isEqualTo("f6");
    assertThat(evolved.finishReason()).isEqualTo("stop");
  }

  @Test
  void givenOperations_theInputStaysOrEvolves() throws Exception {
    Example row = Evol.row("Task", "material", "a");
    for (Operation operation : Operation.values()) {
      EvolInstructGenerator generator =
          Evol.over(List.of(row), "rounds", 1, "operations", Evol.only(operation));
      for (boolean schema : List.of(true, false)) {
        Example evolved = Evol.all(generator, new EvolTeacher(schema)).examples().get(1);
        assertThat(evolved.instruction()).isEqualTo("Task, r1");
        String made = schema ? "input, r1" : "plain input";
        assertThat(evolved.input()).isEqualTo(operation.makesInput() ? made : "material");
        assertThat(evolved.output()).isEqualTo("Answer to: " + evolved.userMessage());
        assertThat(evolved.provenance().promptVersion()).contains(schema ? "-struct" : "-plain");
      }
    }
  }

  @Test
  void givenRootWithoutAnswer_isAnsweredOrStillEvolves() throws Exception {
    List<Example> rows = List.of(Evol.row("Task", "", " "));
    List<Example> kept = Evol.all(Evol.over(rows), new EvolTeacher()).examples();
    assertThat(kept.get(0).output()).isEqualTo("Answer to: Task");
    assertThat(kept.get(0).provenance().request()).isEqualTo("f1");
    assertThat(kept.get(0).provenance().lineage().root()).isEqualTo(ExampleId.of(kept.get(0)));
    assertThat(kept.get(1).provenance().lineage().parent()).isEqualTo(ExampleId.of(kept.get(0)));

    for (String bad : List.of("Sorry.", EvolTeacher.FAULT)) {
      Generated failed = Evol.all(Evol.over(rows), new EvolTeacher().answers("Task", bad));
      assertThat(failed.examples()).hasSize(4);
      assertThat(failed.failures().get(0).source()).isEqualTo("generate[0] row 1 round 0");
      assertThat(failed.failures().get(0).detail())
          .startsWith("root " + failed.examples().get(0).provenance().lineage().root() + ": ");
    }
  }

  @Test
  void givenRootsDropped_neitherKeepsNorAnswersThem() throws Exception {
    EvolTeacher teacher = new EvolTeacher();
    List<Example> rows = List.of(Evol.row("Task", "", ""));
    Generated generated = Evol.all(Evol.over(rows, "roots", "drop", "rounds", 2), teacher);
    assertThat(generated.examples().stream().map(row -> row.provenance().lineage().round()))
        .containsExactly(1, 2);
    assertThat(teacher.asked).hasSize(6);
  }

  @Test
  void givenJudge_itAloneCompares() throws Exception {
    EvolTeacher teacher = new EvolTeacher();
    EvolTeacher judge = new EvolTeacher(false);
    Evol.over(Evol.rows(1), "judge", "strict")
        .generate(0, new Workbench(teacher, Map.of("judge", judge), List.of()));
    assertThat(teacher.asked).hasSize(8).noneMatch(EvolTeacher::isVerdict);
    assertThat(judge.asked).hasSize(4).allMatch(EvolTeacher::isVerdict);
    assertThat(judge.asked.get(0).schema()).isNull();
  }

  @Test
  void givenSystemMessage_itGoesWithTheFamily() throws Exception {
    Example row =
        new Example(
            "Be brief.",
            List.of(),
            "Task",
            "",
            "a",
            Evol.row("", "", "").provenance(),
            new TreeMap<>(Map.of("quality", 4.5)));
    EvolTeacher teacher = new EvolTeacher();
    List<Example> rows = Evol.all(Evol.over(List.of(row)), teacher).examples();
    assertThat(rows).allMatch(made -> made.system().equals("Be brief."));
    assertThat(rows.get(0).scores()).isEqualTo(row.scores());
    assertThat(rows.get(1).scores()).isEmpty();
    assertThat(teacher.asked.get(2).messages().get(0))
        .isEqualTo(new Turn(Role.SYSTEM, "Be brief."));
  }

  @Test
  void givenUnevolvedParent_isNotSentTheSameRequestAgain() throws Exception {
    EvolTeacher teacher = new EvolTeacher();
    for (int round = 1; round <= 4; round++) {
      teacher.evolves(round, "Task 1", "{\"instruction\": \"Task 1\"}");
    }
    Evol.all(Evol.over(Evol.rows(1), "operations", Evol.only(Operation.BREADTH)), teacher);
    assertThat(teacher.asked).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void givenShuffledRows_makesTheSame() throws Exception {
    List<Example> rows = new ArrayList<>(Evol.rows(30));
    rows.add(Evol.row("Task 5", "", ""));
    rows.add(Evol.row("Task 7", "", "A better answer"));
    Set<List<String>> made = new HashSet<>();
    for (int seed = 0; seed < 4; seed++) {
      EvolTeacher teacher = new EvolTeacher();
      Generated generated = Evol.all(Evol.over(rows, "sample", 12), teacher);
      assertThat(generated.examples()).hasSize(12 * 5);
      assertThat(generated.failures().stream().map(Failure::reason))
          .containsExactly("repeated_source", "repeated_source");
      made.add(
          generated.examples().stream()
              .map(row -> row.output() + row.provenance().lineage() + row.provenance().operation())
              .sorted()
              .toList());
      Collections.shuffle(rows, new Random(seed));
    }
    assertThat(made).hasSize(1);
  }

  @Test
  void givenOneRowMore_theSampleStaysButForIt() throws Exception {
    List<Example> more = new ArrayList<>(Evol.rows(50));
    more.add(3, Evol.row("New", "", "n"));
    Set<String> before = roots(Evol.rows(50));
    Set<String> after = roots(more);
    after.remove("New");
    assertThat(before).hasSize(10).containsAll(after);
    assertThat(after).hasSizeGreaterThanOrEqualTo(9);
  }

  private static Set<String> roots(List<Example> rows) throws Exception {
    Set<String> roots = new HashSet<>();
    for (Example row :
        Evol.all(Evol.over(rows, "sample", 10, "rounds", 1), new EvolTeacher()).examples()) {
      if (row.provenance().lineage().round() == 0) {
        roots.add(row.instruction());
      }
    }
    return roots;
  }

  @Test
  void givenRowsThatCannotEvolve_fail() {
    Example talk =
        new Example(
            "",
            List.of(new Turn(Role.USER, "Hi")),
            "Task 1",
            "",
            "a",
            Evol.row("", "", "").provenance(),
            new TreeMap<>());
    EvolInstructGenerator generator =
        Evol.over(
            List.of(
                Evol.row("Task 1", "", ""),
                talk,
                Evol.row("", "text", "a"),
                Evol.row("Task 1", "", "answered")));
    assertThat(generator.lanes()).containsExactly(Lane.of(1));
    assertThat(generator.sourceFailures())
        .containsExactly(
            new Failure(
                "generate[0] row 2", "has_history", "only single instructions evolve", "Task 1"),
            new Failure(
                "generate[0] row 3", "no_instruction", "there is nothing to evolve", "text"),
            new Failure(
                "generate[0] row 1", "repeated_source", "it asks the same as row 4", "Task 1"));
  }

  @Test
  void givenSeedTasks_evolvesTheFirstInstanceOfEach() throws Exception {
    Path seeds = folder.resolve("seeds.jsonl");
    Files.writeString(
        seeds,
        "no seed\n{\"id\":\"s1\",\"instruction\":\"Do.\",\"instances\":"
            + "[{\"input\":\"x\",\"output\":\"y\"},{\"input\":\"z\",\"output\":\"w\"}]}\n");
    Map<String, Object> step = Map.of("seeds", seeds.toString());
    EvolInstructGenerator generator = Evol.with(step, SourceRows.Reader.NONE);

    Generated generated = Evol.all(generator, new EvolTeacher());

    assertThat(generated.failures().stream().map(Failure::source)).containsExactly("seeds.jsonl:1");
    Example root = generated.examples().get(0);
    assertThat(root.input() + root.output()).isEqualTo("xy");
    assertThat(generated.examples())
        .hasSize(5)
        .allMatch(row -> row.provenance().seedIds().equals(List.of("s1")));
    assertThat(generator.known()).isEmpty();
  }

  @Test
  void givenNotExactlyOneSource_isRefused() {
    assertThatThrownBy(() -> Evol.with(Map.of(), SourceRows.Reader.NONE))
        .hasMessageContaining("generate[0].read: is missing: expected read (a dataset) or seeds");
    assertThatThrownBy(() -> Evol.over(Evol.rows(1), "seeds", "x")).hasMessageContaining("both");
    assertThatThrownBy(() -> Evol.over(List.of()))
        .hasMessageContaining("generate[0].read")
        .hasMessageContaining("rows.jsonl");
    assertThatThrownBy(() -> Evol.over(Evol.rows(1), "rounds", 0)).hasMessageContaining("rounds");
  }

  @Test
  void givenFatalFault_throwsIt() {
    for (EvolTeacher teacher :
        List.of(
            new EvolTeacher().evolves(3, "Task", EvolTeacher.FATAL),
            new EvolTeacher().judges("Task", EvolTeacher.FATAL))) {
      assertThat(
              catchThrowableOfType(
                  TeacherException.class, () -> Evol.all(Evol.over(Evol.rows(3)), teacher)))
          .isNotNull();
    }
  }

  @Test
  void givenSerialization_asksTheSame() throws Exception {
    EvolInstructGenerator generator = Evol.over(Evol.rows(5), "sample", 3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(generator);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      List<ChatRequest> asked = requests((EvolInstructGenerator) in.readObject());
      assertThat(asked).hasSize(36).isEqualTo(requests(generator));
    }
    assertThat(Generators.ALL).contains(EvolInstructGenerator.PART);
  }

  private static List<ChatRequest> requests(EvolInstructGenerator generator) throws Exception {
    EvolTeacher teacher = new EvolTeacher();
    Evol.all(generator, teacher);
    return teacher.asked;
  }
}
