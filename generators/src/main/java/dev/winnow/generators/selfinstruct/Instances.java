package dev.winnow.generators.selfinstruct;

import dev.winnow.generators.PromptTemplate;
import dev.winnow.generators.Sampling;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.tasks.Manner;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Failure;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the instances of new instructions. Both questions are sampled at temperature 0: the same
 * instruction has the same instances, whoever came up with it. After an answer of no use they are
 * sampled as the step has it, or the same would come again.
 */
final class Instances {
  private static final PromptTemplate CLASSIFICATION =
      PromptTemplate.load("selfinstruct/classification.v1");

  private final Manner manner;
  private final int most;
  private final Teacher teacher;

  /**
   * @param most instances of an instruction
   */
  Instances(Manner manner, int most, Teacher teacher) {
    this.manner = manner;
    this.most = most;
    this.teacher = teacher;
  }

  /**
   * Whether it is a classification, and then its instances.
   *
   * @param source names it in failures
   * @throws TeacherException if a question has no answer
   */
  void ask(String instruction, String source, Collected into)
      throws TeacherException, InterruptedException {
    ChatRequest question =
        manner.request(CLASSIFICATION.render(Map.of("instruction", instruction)));
    for (int reask = 0; ; reask++) {
      ChatAnswer answer = teacher.ask(asked(question, reask));
      Optional<Boolean> classification = YesOrNo.parse(answer.content());
      if (classification.isPresent()) {
        Way way = classification.get() ? Way.OUTPUT_FIRST : Way.INPUT_FIRST;
        ask(instruction, way, source, into);
        return;
      }
      if (reask == manner.reasks()) {
        String detail = "neither yes nor no to whether it is a classification: " + instruction;
        into.failed(new Failure(source, Manner.UNREADABLE, detail, answer.content()));
        return;
      }
    }
  }

  private void ask(String instruction, Way way, String source, Collected into)
      throws TeacherException, InterruptedException {
    AnswerForm form = manner.form(teacher);
    ChatRequest question = manner.request(way.prompt(instruction, most, form), way.list(), form);
    Manner.Answer answer = manner.ask(teacher, reask -> asked(question, reask), way.list(), form);
    if (answer.tasks().readable()) {
      into.add(source, instruction, way, InstanceRules.apply(answer.tasks().items(), most), answer);
    } else {
      into.failed(answer.unreadable(source));
    }
  }

  private ChatRequest asked(ChatRequest question, int reask) {
    Sampling sure = new Sampling(0, 1, manner.sampling().maxTokens());
    return reask == 0 ? sure.of(question) : question.withReask(reask);
  }
}
