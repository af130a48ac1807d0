package dev.winnow.generators.selfinstruct;

import dev.winnow.generators.Generated;
import dev.winnow.generators.tasks.Manner;
import dev.winnow.generators.tasks.ParsedTasks;
import dev.winnow.generators.tasks.Task;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Provenance;
import java.util.ArrayList;
import java.util.List;

/** The rows and failures of one piece, as they come. */
final class Collected {
  private final String step;
  private final int index;
  private final List<String> seedIds;
  private final List<Example> examples = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  /**
   * @param step such as {@code generate[0]}
   * @param seedIds the seed tasks shown
   */
  Collected(String step, int index, List<String> seedIds) {
    this.step = step;
    this.index = index;
    this.seedIds = seedIds;
  }

  /** The request, as failures name it, counted from 1. */
  String source() {
    return step + " request " + (index + 1);
  }

  /** An instruction of it, counted from 1. */
  String source(int item) {
    return source() + " item " + item;
  }

  void failed(Failure failure) {
    failures.add(failure);
  }

  void failed(String source, ParsedTasks.Item item) {
    failures.add(new Failure(source, item.reason(), item.detail(), item.raw()));
  }

  /**
   * A fault of one instruction's step.
   *
   * @throws TeacherException the exception itself if it is fatal
   */
  void failed(String source, TeacherException e) throws TeacherException {
    failures.addAll(Generated.failed(source, e).failures());
  }

  /**
   * The instances of an instruction.
   *
   * @param items instances and what is none, in the answer's order
   */
  void add(
      String source,
      String instruction,
      Way way,
      List<ParsedTasks.Item> items,
      Manner.Answer from) {
    for (int i = 0; i < items.size(); i++) {
      ParsedTasks.Item item = items.get(i);
      if (item.good()) {
        examples.add(example(instruction, item.task(), way, from));
      } else {
        failed(source + " instance " + (i + 1), item);
      }
    }
  }

  private Example example(String instruction, Task task, Way way, Manner.Answer from) {
    Provenance provenance =
        Provenance.generated(
                step,
                Generated.position(index, examples.size()),
                SelfInstructGenerator.PART.name(),
                seedIds,
                from.said().model(),
                way.promptVersion(),
                from.said().fingerprint())
            .finished(from.said().finishReasonOfPart())
            .by(way.operation());
    return Example.of(instruction, task.input(), task.output(), provenance);
  }

  Generated generated() {
    return new Generated(examples, failures);
  }
}
