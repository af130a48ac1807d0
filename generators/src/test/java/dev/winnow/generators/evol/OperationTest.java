package dev.winnow.generators.evol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.generators.Workbench;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.tasks.Task;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Golden files are from a Python script that knows nothing of this code but its documents. */
class OperationTest {
  private static final List<Task> TASKS =
      List.of(
          new Task("Name three rivers.", ""),
          new Task("Sort the list {{task}}.", "b\na"),
          new Task("Say \"hé\".", ""));

  private static String golden(String name) throws IOException {
    try (var in = OperationTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** If this changes, answers that were paid for are lost: raise the prompt's version instead. */
  @Test
  void givenTasks_asksTheGoldenPrompts() throws Exception {
    StringBuilder prompts = new StringBuilder();
    int next = 0;
    for (AnswerForm form : AnswerForm.values()) {
      String name = form == AnswerForm.STRUCTURED ? "structured" : "plain";
      for (Operation operation : Operation.values()) {
        Task task = TASKS.get(next++ % TASKS.size());
        prompts.append("=== %s %s\n".formatted(operation.label(), name));
        prompts.append(operation.question(task, form)).append('\n');
      }
      EvolTeacher judge = new EvolTeacher(form == AnswerForm.STRUCTURED);
      new Calls(
              EvolSettings.of(Evol.settings(Map.of())),
              new Workbench(new EvolTeacher(), Map.of("judge", judge), List.of()))
          .compare(TASKS.get(0), TASKS.get(1));
      prompts.append("=== judge %s\n".formatted(name));
      prompts.append(EvolTeacher.prompt(judge.asked.get(0))).append('\n');
    }
    assertThat(prompts.toString()).isEqualTo(golden("prompts.txt"));
  }

  @Test
  void givenTasksAndRounds_drawsTheGoldenOperations() throws Exception {
    StringBuilder drawn = new StringBuilder();
    for (Task task : TASKS) {
      var row = Evol.row(task.instruction(), task.input(), "any answer");
      String operations =
          IntStream.rangeClosed(1, 8)
              .mapToObj(round -> operation(Evol.over(List.of(row)), 0, round).label())
              .collect(Collectors.joining(" "));
      String name = Json.text(Json.MAPPER.valueToTree(task.instruction()));
      drawn.append(name).append(": ").append(operations).append('\n');
    }
    assertThat(drawn.toString()).isEqualTo(golden("operations.txt"));
  }

  private static Operation operation(EvolInstructGenerator generator, int piece, int round) {
    return generator.descent(piece, Workbench.of(new EvolTeacher())).operation(round);
  }

  @Test
  void givenNoWeights_drawsAllOperationsEquallyOften() {
    assertFits(Map.of(), 1, 1, 1, 1, 1, 1);
  }

  @Test
  void givenWeights_drawsByThem() {
    assertFits(Map.of("deepen", 3, "breadth", 0, "concretize", 0.5), 1, 3, 0.5, 1, 1, 0);
  }

  /** Chi-square over 3000 draws; 20.5 is p = 0.001 at five degrees of freedom. */
  private static void assertFits(Map<String, Object> weights, double... expected) {
    EvolInstructGenerator generator = Evol.over(Evol.rows(600), "operations", weights);
    Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
    for (int piece = 0; piece < 600; piece++) {
      for (int round = 1; round <= 5; round++) {
        counts.merge(operation(generator, piece, round), 1, Integer::sum);
      }
    }
    double sum = IntStream.range(0, 6).mapToDouble(i -> expected[i]).sum();
    double chi = 0;
    for (Operation operation : Operation.values()) {
      double mean = 3000 * expected[operation.ordinal()] / sum;
      int count = counts.getOrDefault(operation, 0);
      if (mean == 0) {
        assertThat(count).isZero();
      } else {
        chi += (count - mean) * (count - mean) / mean;
      }
    }
    assertThat(chi).isLessThan(20.5);
  }

  @Test
  void givenUselessWeights_areRefused() {
    Map<String, Object> none = Operation.NAMES.stream().collect(Collectors.toMap(n -> n, n -> 0));
    assertThatThrownBy(() -> Evol.over(Evol.rows(1), "operations", none))
        .hasMessageContaining("generate[0].operations");
    assertThatThrownBy(() -> Evol.over(Evol.rows(1), "operations", Map.of("deppen", 1)))
        .hasMessageContaining("deepen");
    assertThatThrownBy(() -> Evol.over(Evol.rows(1), "operations", Map.of("deepen", -1)))
        .hasMessageContaining("generate[0].operations.deepen");
  }
}
