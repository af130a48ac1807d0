package dev.winnow.generators.alpaca;

import dev.winnow.generators.Generated;
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
  private final AnswerForm form;
  private final List<String> seedIds;

  TaskRows(String step, int index, AnswerForm form, List<String> seedIds) {
    this.step = step;
    this.index = index;
    this.form = form;
    this.seedIds = seedIds;
  }

  /** The request, as failures name it, counted from 1. */
  String source() {
    return step + " request " + (index + 1);
  }

  Generated of(ParsedTasks parsed, ChatAnswer answer) {
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
            form.promptVersion(),
            answer.fingerprint());
    return Example.of(task.instruction(), task.input(), task.output(), provenance);
  }

  Generated unparseable(ParsedTasks parsed, ChatAnswer answer) {
    return new Generated(
        List.of(),
        List.of(new Failure(source(), "unparseable_answer", parsed.problem(), answer.content())));
  }
}
