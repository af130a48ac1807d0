package dev.winnow.generators.evol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.tasks.Task;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the task that a teacher made of another: JSON of {@code instruction} and {@code input}, or
 * text in which lines begin with "Instruction:" and "Input:". Never throws; linear in the length.
 */
final class EvolvedTask {
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "^[ \\t*#]*+instruction[ \\t*]*+:[ \\t*]*+",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern INPUT =
      Pattern.compile(
          "^[ \\t*#]*+input[ \\t*]*+:[ \\t*]*+", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private EvolvedTask() {}

  /**
   * The task; empty if the answer holds none. An operation that makes no input leaves the parent's,
   * whatever the answer says.
   */
  static Optional<Task> read(String answer, AnswerForm form, Operation operation, Task parent) {
    Optional<Task> read =
        form == AnswerForm.STRUCTURED
            ? FirstObject.in(answer).flatMap(EvolvedTask::structured)
            : operation.makesInput() ? labelled(answer) : unlabelled(answer, parent);
    return read.map(
            task -> operation.makesInput() ? task : new Task(task.instruction(), parent.input()))
        .filter(task -> !task.instruction().isEmpty());
  }

  private static Optional<Task> structured(JsonNode node) {
    JsonNode instruction = node.path("instruction");
    JsonNode input = node.path("input");
    return instruction.isTextual() && (input.isTextual() || input.isMissingNode() || input.isNull())
        ? Optional.of(new Task(instruction.textValue(), input.asText("")))
        : Optional.empty();
  }

  /** What stands behind the first label, whatever was said before it; none without a label. */
  private static Optional<Task> labelled(String answer) {
    Matcher label = INSTRUCTION.matcher(answer);
    return label.find()
        ? Optional.of(parted(answer.substring(label.end()), true))
        : Optional.empty();
  }

  /** No label was asked for; where the parent has such lines itself, they belong to the text. */
  private static Optional<Task> unlabelled(String answer, Task parent) {
    Matcher label = INSTRUCTION.matcher(answer);
    boolean found = !INSTRUCTION.matcher(parent.instruction()).find() && label.find();
    String text = found ? answer.substring(label.end()) : answer;
    return Optional.of(parted(text, !parent.input().isEmpty()));
  }

  private static Task parted(String text, boolean withInput) {
    Matcher input = INPUT.matcher(text);
    return withInput && input.find()
        ? new Task(text.substring(0, input.start()), text.substring(input.end()))
        : new Task(text, "");
  }
}
