package dev.winnow.generators.evol;

import dev.winnow.generators.Generated;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.Workbench;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Steps over rows in memory, and what they give. */
final class Evol {
  private Evol() {}

  /** A row of a dataset; the position is that of the list. */
  static Example row(String instruction, String input, String output) {
    return Example.of(instruction, input, output, Provenance.read("rows.jsonl", "", 1));
  }

  /** So many rows "Task 1" … with answers. */
  static List<Example> rows(int count) {
    List<Example> rows = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      rows.add(row("Task " + i, i % 3 == 0 ? "material " + i : "", "Own answer " + i));
    }
    return rows;
  }

  static EvolInstructGenerator over(List<Example> rows, Object... more) {
    Map<String, Object> step = new HashMap<>(Map.of("read", Map.of("path", "rows.jsonl")));
    for (int i = 0; i < more.length; i += 2) {
      step.put((String) more[i], more[i + 1]);
    }
    List<Example> numbered = new ArrayList<>();
    for (Example row : rows) {
      numbered.add(
          new Example(
              row.system(),
              row.history(),
              row.instruction(),
              row.input(),
              row.output(),
              Provenance.read("rows.jsonl", "", numbered.size() + 1L),
              row.scores()));
    }
    return with(step, read -> new SourceRows(numbered, List.of()));
  }

  static EvolInstructGenerator with(Map<String, Object> step, SourceRows.Reader reader) {
    return (EvolInstructGenerator) EvolInstructGenerator.PART.create(settings(step), 42, reader);
  }

  static Settings settings(Map<String, Object> step) {
    return Settings.read("generate[0]", EvolInstructGenerator.PART.parameters(), step);
  }

  /** All pieces together. */
  static Generated all(EvolInstructGenerator generator, EvolTeacher teacher) throws Exception {
    List<Example> examples = new ArrayList<>();
    List<Failure> failures = new ArrayList<>(generator.sourceFailures());
    for (int i = 0; i < generator.lanes().get(0).pieces(); i++) {
      Generated piece = generator.generate(i, Workbench.of(teacher));
      examples.addAll(piece.examples());
      failures.addAll(piece.failures());
    }
    return new Generated(examples, failures);
  }

  /** Only this operation. */
  static Map<String, Object> only(Operation operation) {
    Map<String, Object> weights = new HashMap<>();
    Operation.NAMES.forEach(name -> weights.put(name, name.equals(operation.label()) ? 1 : 0));
    return weights;
  }
}
