package dev.winnow.generators.alpaca;

import dev.winnow.generators.Generated;
import dev.winnow.generators.tasks.Manner;
import dev.winnow.generators.tasks.ParsedTasks;
import dev.winnow.generators.tasks.Task;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Provenance;
import java.util.ArrayList;
import java.util.List;

/** Makes rows and failures of the items of one request's answer. */
final class TaskRows {
  private final String step;
  private final int index;
  private final String prompt;
  private final String category;
  private final List<String> seedIds;

  /**
   * @param prompt name and version of what was asked
   * @param category that was asked for, or empty
   */
  TaskRows(String step, int index, String prompt, String category, List<String> seedIds) {
    this.step = step;
    this.index = index;
    this.prompt = prompt;
    this.category = category;
    this.seedIds = seedIds;
  }

  /** The request, as failures name it, counted from 1. */
  String source() {
    return step + " request " + (index + 1);
  }

  Generated of(Manner.Answer understood) {
    ParsedTasks parsed = understood.tasks();
    ChatAnswer answer = understood.said();
    if (!parsed.readable()) {
      return new Generated(List.of(), List.of(understood.unreadable(source())));
    }
    List<Example> examples = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (int i = 0; i < parsed.items().size(); i++) {
      ParsedTasks.Item item = parsed.items().get(i);
      if (item.good() && i < Generated.MOST_ROWS) {
        examples.add(example(item.task(), i, answer));
      } else {
        String reason = item.good() ? "too_many_items" : item.reason();
        String detail = item.good() ? "more items than anyone asked for" : item.detail();
        failures.add(new Failure(source() + " item " + (i + 1), reason, detail, item.raw()));
      }
    }
    return new Generated(examples, failures);
  }

  private Example example(Task task, int item, ChatAnswer answer) {
    Provenance provenance =
        Provenance.generated(
                step,
                Generated.position(index, item),
                AlpacaGenerator.PART.name(),
                seedIds,
                answer.model(),
                prompt,
                answer.fingerprint())
            .finished(answer.finishReasonOfPart())
            .of(category);
    return Example.of(task.instruction(), task.input(), task.output(), provenance);
  }
}
