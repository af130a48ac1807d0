package dev.winnow.generators.evol;

import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Provenance;
import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;

/**
 * A task to start from.
 *
 * @param number where it stands in its file, from 1; for people only, nothing is asked or drawn by
 *     it
 * @param name its id in the file; empty if it has none
 * @param example its texts, with an empty output if it has no answer yet
 * @param key the id of the row without its output: what randomness and sampling go by
 */
record SourceTask(int number, String name, Example example, String key) implements Serializable {
  static SourceTask of(int number, String name, Example example) {
    SourceTask task = new SourceTask(number, name, example, "");
    String key = ExampleId.of(task.row(task.task(), "", example.provenance()));
    return new SourceTask(number, name, example, key);
  }

  Task task() {
    return new Task(example.instruction(), example.input());
  }

  boolean answered() {
    return !example.output().isBlank();
  }

  /** The task itself as a row, with the answer and the scores it has. */
  Example root(Provenance provenance) {
    return new Example(
        example.system(),
        List.of(),
        example.instruction(),
        example.input(),
        example.output(),
        provenance,
        example.scores());
  }

  /** A row of its family: the same system message, another task or answer. */
  Example row(Task task, String output, Provenance provenance) {
    return new Example(
        example.system(),
        List.of(),
        task.instruction(),
        task.input(),
        output,
        provenance,
        new TreeMap<>());
  }

  /** How failures name it: {@code generate[0] row 7}. */
  String source(String step) {
    return step + " row " + number;
  }

  Failure failure(String step, String reason, String detail) {
    return new Failure(source(step), reason, detail, example.userMessage());
  }
}
