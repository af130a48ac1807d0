package dev.winnow.generators.orca;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Source;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Lineage;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Gathers what the teachers answer to one query: a row or a failure for each of them. */
final class QueryRows {
  private final OrcaSettings settings;
  private final int index;
  private final Source query;
  private final SystemMessage message;
  private final List<Example> examples = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  QueryRows(OrcaSettings settings, int index, Source query, SystemMessage message) {
    this.settings = settings;
    this.index = index;
    this.query = query;
    this.message = message;
  }

  /** The same for every teacher. */
  ChatRequest request() {
    List<Turn> turns = new ArrayList<>();
    if (!message.text().isEmpty()) {
      turns.add(new Turn(Role.SYSTEM, message.text()));
    }
    turns.addAll(query.row().history());
    turns.add(new Turn(Role.USER, query.row().userMessage()));
    return settings.sampling().of(ChatRequest.of(turns));
  }

  /**
   * Asks one teacher more, whose answer to a request that has a row already gives none; a fault of
   * this request leaves the others' rows as they are.
   *
   * @param which teacher: the setting that names it; empty for the step's own
   * @throws TeacherException if the run cannot go on
   */
  void ask(Teacher teacher, String which) throws TeacherException, InterruptedException {
    String source = query.named(settings.source()) + (which.isEmpty() ? "" : " " + which);
    try {
      ChatAnswer answer = teacher.ask(request());
      if (answer.truncated()) {
        String detail = "the answer is cut off at the token limit (max_tokens)";
        failures.add(new Failure(source, "truncated_answer", detail, answer.content()));
      } else if (examples.stream().noneMatch(row -> isFrom(answer, row))) {
        examples.add(example(answer, which));
      }
    } catch (TeacherException e) {
      failures.addAll(Generated.failed(source, e).failures());
    }
  }

  private static boolean isFrom(ChatAnswer answer, Example row) {
    return row.provenance().request().equals(answer.fingerprint());
  }

  Generated generated() {
    return new Generated(examples, failures);
  }

  private Example example(ChatAnswer answer, String which) {
    Example row = query.row();
    return new Example(
        message.text(),
        row.history(),
        row.instruction(),
        row.input(),
        answer.content().strip(),
        provenance(answer, which),
        new TreeMap<>());
  }

  private Provenance provenance(ChatAnswer answer, String which) {
    String rowId = ExampleId.of(query.row());
    return Provenance.generated(
            settings.source() + (which.isEmpty() ? "" : "." + which),
            Generated.position(index, examples.size()),
            OrcaGenerator.PART.name(),
            query.ids(),
            answer.model(),
            message.version(),
            answer.fingerprint())
        .finished(answer.finishReason())
        .by(message.operation())
        .from(new Lineage(rowId, rowId, 1));
  }
}
