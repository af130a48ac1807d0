package dev.winnow.generators.evol;

import dev.winnow.generators.PromptTemplate;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.tasks.Task;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a round asks: for the evolved task, for the judge's verdict, for the answer. */
final class Calls {
  private static final PromptTemplate JUDGE = PromptTemplate.load("evol/judge.v1");

  private final EvolSettings settings;
  private final Teacher teacher;
  private final Teacher judge;
  private final AnswerForm form;

  Calls(EvolSettings settings, Workbench bench) {
    this.settings = settings;
    teacher = bench.teacher();
    judge = bench.teacher("judge");
    form = AnswerForm.of(teacher);
  }

  /** The prompts' names and versions. */
  String promptVersion(Operation operation) {
    return operation.promptVersion(form);
  }

  /**
   * The evolved task.
   *
   * @param round from 1; each asks for an answer of its own, so that a parent that did not evolve
   *     is not sent the same answer again
   * @throws Elimination {@code unparseable_evolution}, {@code too_long}, {@code leaked_prompt} or
   *     {@code no_information_gain}: all that shows before more is paid
   */
  Task evolve(Operation operation, Task parent, int round)
      throws Elimination, TeacherException, InterruptedException {
    ChatRequest request =
        settings
            .sampling()
            .of(EvolPrompt.forTask(form, operation.question(parent, form), operation.makesInput()))
            .withSample(round);
    for (int reask = 0; ; reask++) {
      ChatAnswer answer = teacher.ask(request.withReask(reask));
      Optional<Task> read =
          answer.truncated()
              ? Optional.empty()
              : EvolvedTask.read(answer.content(), form, operation, parent);
      if (read.isPresent()) {
        check(read.get(), parent);
        return read.get();
      }
      if (reask == settings.reasks()) {
        throw new Elimination(
            "unparseable_evolution",
            answer.truncated() ? "the token limit cut it off" : "no task in the answer",
            answer.content());
      }
    }
  }

  private void check(Task evolved, Task parent) throws Elimination {
    if (evolved.words() > settings.maxWords()) {
      throw new Elimination(
          "too_long",
          evolved.words() + " words, at most " + settings.maxWords() + " (max_words) are allowed",
          evolved.question());
    }
    Optional<String> leak = LeakedWords.in(evolved, parent);
    if (leak.isPresent()) {
      throw new Elimination(
          "leaked_prompt", "it speaks of the prompt: \"" + leak.get() + "\"", evolved.question());
    }
    if (evolved.sameWords(parent)) {
      throw gainless("it is its parent, word for word", evolved);
    }
  }

  /**
   * Asks the judge.
   *
   * @throws Elimination {@code no_information_gain} or {@code unreadable_verdict}
   */
  void compare(Task parent, Task evolved)
      throws Elimination, TeacherException, InterruptedException {
    AnswerForm judged = AnswerForm.of(judge);
    String prompt =
        JUDGE.render(
            Map.of(
                "first", EvolPrompt.shown(judged, parent),
                "second", EvolPrompt.shown(judged, evolved),
                "form", EvolPrompt.verdict(judged).text()));
    ChatRequest request = EvolPrompt.forVerdict(judged, prompt);
    for (int reask = 0; ; reask++) {
      ChatAnswer answer = judge.ask(settings.judging(reask).of(request).withReask(reask));
      Optional<Verdict> verdict = Verdict.read(answer.content());
      if (verdict.isPresent()) {
        if (verdict.get() == Verdict.EQUAL) {
          throw gainless("the judge finds it equal to its parent", evolved);
        }
        return;
      }
      if (reask == settings.reasks()) {
        throw new Elimination(
            "unreadable_verdict",
            "the judge says neither equal nor not equal, or both",
            answer.content());
      }
    }
  }

  private static Elimination gainless(String detail, Task evolved) {
    return new Elimination("no_information_gain", detail, evolved.question());
  }

  /**
   * The answer to a task, put to the teacher as a user would put it.
   *
   * @throws Elimination see {@link AnswerCheck}
   */
  ChatAnswer answer(String system, String question)
      throws Elimination, TeacherException, InterruptedException {
    List<Turn> messages = new ArrayList<>();
    if (!system.isEmpty()) {
      messages.add(new Turn(Role.SYSTEM, system));
    }
    messages.add(new Turn(Role.USER, question));
    ChatAnswer answer = teacher.ask(settings.sampling().of(ChatRequest.of(messages)));
    AnswerCheck.check(answer);
    return answer;
  }
}
