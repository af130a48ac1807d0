package dev.winnow.generators.evol;

import dev.winnow.generators.Generated;
import dev.winnow.generators.RequestRandom;
import dev.winnow.generators.tasks.Task;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Lineage;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Sanitized;
import java.util.ArrayList;
import java.util.List;

/** One source task on its way through the rounds; each gives a row or a failure. */
final class Descent {
  /** The operation of a root. */
  private static final String ROOT = "root";

  private final EvolSettings settings;
  private final long seed;
  private final int piece;
  private final SourceTask source;
  private final Calls calls;
  private final List<Example> rows = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  private Task parent;
  private String parentId;
  private String rootId;

  Descent(EvolSettings settings, long seed, int piece, SourceTask source, Calls calls) {
    this.settings = settings;
    this.seed = seed;
    this.piece = piece;
    this.source = source;
    this.calls = calls;
    parent = source.task();
    rootId = ExampleId.of(source.root(source.example().provenance()));
    parentId = rootId;
  }

  /**
   * All rounds.
   *
   * @throws TeacherException if it is fatal
   */
  Generated run() throws TeacherException, InterruptedException {
    if (settings.keepRoots()) {
      root();
    }
    for (int round = 1; round <= settings.rounds(); round++) {
      round(round, operation(round));
    }
    return new Generated(rows, failures);
  }

  /** What a round does, by the recipe's seed, the source's content and the round alone. */
  Operation operation(int round) {
    return settings
        .weights()
        .draw(
            RequestRandom.of(
                seed, EvolInstructGenerator.PART.name(), source.source().key(), round));
  }

  private void root() throws TeacherException, InterruptedException {
    if (source.source().answered()) {
      rows.add(source.root(provenance(0, "", "", "").by(ROOT).from(lineage(0))));
      return;
    }
    try {
      ChatAnswer answer = calls.answer(source.example().system(), source.example().userMessage());
      Provenance from = provenance(0, answer, "").by(ROOT);
      String output = Sanitized.of(answer.content()).strip();
      Example row = source.row(parent, output, from);
      rootId = ExampleId.of(row);
      parentId = rootId;
      rows.add(source.row(parent, output, from.from(lineage(0))));
    } catch (Elimination e) {
      failed(0, ROOT, e.reason(), e.detail(), e.raw());
    } catch (TeacherException e) {
      failed(0, ROOT, e);
    }
  }

  private void round(int round, Operation operation) throws TeacherException, InterruptedException {
    try {
      Task evolved = calls.evolve(operation, parent, round);
      calls.compare(parent, evolved);
      Example question = source.row(evolved, "", source.example().provenance());
      ChatAnswer answer = calls.answer(question.system(), question.userMessage());
      Provenance from =
          provenance(round, answer, calls.promptVersion(operation))
              .by(operation.label())
              .from(lineage(round));
      Example row = source.row(evolved, Sanitized.of(answer.content()).strip(), from);
      rows.add(row);
      parent = evolved;
      parentId = ExampleId.of(row);
    } catch (Elimination e) {
      failed(round, operation.label(), e.reason(), e.detail(), e.raw());
    } catch (TeacherException e) {
      failed(round, operation.label(), e);
    }
  }

  private Lineage lineage(int round) {
    return new Lineage(rootId, round == 0 ? "" : parentId, round);
  }

  private Provenance provenance(int round, ChatAnswer answer, String prompt) {
    return provenance(round, answer.model(), prompt, answer.fingerprint())
        .finished(answer.finishReason());
  }

  private Provenance provenance(int round, String teacher, String prompt, String request) {
    return Provenance.generated(
        settings.source(),
        Generated.position(piece, round),
        EvolInstructGenerator.PART.name(),
        source.source().ids(),
        teacher,
        prompt,
        request);
  }

  private void failed(int round, String operation, TeacherException e) throws TeacherException {
    if (e.fatal()) {
      throw e;
    }
    failed(round, operation, e.reason(), e.detail(), e.raw());
  }

  private void failed(int round, String operation, String reason, String detail, String raw) {
    String what = operation.equals(ROOT) ? ROOT + " " : operation + " of ";
    failures.add(
        new Failure(
            source.source().named(settings.source()) + " round " + round,
            reason,
            what + parentId + ": " + detail,
            raw));
  }
}
