package dev.winnow.generators.evol;

import dev.winnow.generators.Source;
import dev.winnow.generators.Sources;
import dev.winnow.generators.tasks.Task;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Sanitized;
import dev.winnow.templates.Texts;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A task to start from.
 *
 * @param example its texts, fit for every file, with an empty output if it has no answer yet
 */
record SourceTask(Source source, Example example) {
  /**
   * Which rows evolve: single instructions ({@code no_instruction}, {@code has_history}, {@code
   * has_tools}).
   */
  static final Sources.Use USE =
      new Sources.Use() {
        @Override
        public String key(Example row) {
          SourceTask task = of(new Source("", row));
          return ExampleId.of(task.row(task.task(), "", row.provenance()));
        }

        @Override
        public Optional<Sources.Refusal> refusal(Example row) {
          if (of(new Source("", row)).task().instruction().isEmpty()) {
            return Optional.of(new Sources.Refusal("no_instruction", "there is nothing to evolve"));
          }
          if (!row.history().isEmpty()) {
            return Optional.of(
                new Sources.Refusal("has_history", "only single instructions evolve"));
          }
          return row.usesTools()
              ? Optional.of(new Sources.Refusal("has_tools", "evolved tasks have no tools"))
              : Optional.empty();
        }
      };

  static SourceTask of(Source source) {
    return new SourceTask(source, Texts.map(source.row(), Sanitized::of));
  }

  Task task() {
    return new Task(example.instruction(), example.input());
  }

  /** The task itself as a row, with the answer and the scores it has. */
  Example root(Provenance provenance) {
    return example.with(provenance);
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
}
