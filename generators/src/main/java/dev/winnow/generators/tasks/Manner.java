package dev.winnow.generators.tasks;

import dev.winnow.generators.GeneratorPart;
import dev.winnow.generators.Sampling;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a method asks for lists of tasks.
 *
 * @param system the system message; empty to send none
 * @param form of the answers; null to take what the teacher supports
 * @param reasks how often an answer of no use is asked for again
 */
public record Manner(String system, @Nullable AnswerForm form, int reasks, Sampling sampling)
    implements Serializable {
  /** The reason of answers without anything of use. */
  public static final String UNREADABLE = "unparseable_answer";

  /** The settings, with the sampling that the method's paper has. */
  public static List<Parameter> parameters(double temperature, double topP, int maxTokens) {
    return GeneratorPart.parameters(
        List.of(
            Parameter.text("system", "A system message, sent with every request; none by default."),
            Parameter.text("form", "How tasks are answered; auto is what the teacher supports.")
                .oneOf(List.of("auto", "structured", "numbered"))
                .orElse("auto"),
            Parameter.integer(
                    "reasks",
                    "a number of times",
                    "How often an answer without a task is asked anew.")
                .atLeast(0)
                .atMost(10)
                .orElse(2)),
        Sampling.parameters(temperature, topP, maxTokens));
  }

  /** Reads checked settings. */
  public static Manner of(Settings settings) {
    return new Manner(
        settings.text("system", ""),
        switch (settings.text("form")) {
          case "structured" -> AnswerForm.STRUCTURED;
          case "numbered" -> AnswerForm.PLAIN;
          default -> null;
        },
        settings.integer("reasks"),
        Sampling.of(settings));
  }

  /** The form to ask this teacher for. */
  public AnswerForm form(Teacher teacher) {
    return form == null ? AnswerForm.of(teacher) : form;
  }

  /** A question, sampled as the settings say. */
  public ChatRequest request(String prompt) {
    List<Turn> turns = new ArrayList<>();
    if (!system.isEmpty()) {
      turns.add(new Turn(Role.SYSTEM, system));
    }
    turns.add(new Turn(Role.USER, prompt));
    return sampling.of(ChatRequest.of(turns));
  }

  /** A question for a list. */
  public ChatRequest request(String prompt, TaskList list, AnswerForm as) {
    return as.request(request(prompt), list.schema());
  }

  /**
   * Asks until an answer is of use, or has been asked for often enough.
   *
   * @throws TeacherException if there is no answer
   */
  public Answer ask(Teacher teacher, ChatRequest request, TaskList list, AnswerForm as)
      throws TeacherException, InterruptedException {
    return ask(teacher, request::withReask, list, as);
  }

  /**
   * The same with a question that may change.
   *
   * @param question the request of each try, from 0
   * @throws TeacherException if there is no answer
   */
  public Answer ask(
      Teacher teacher, IntFunction<ChatRequest> question, TaskList list, AnswerForm as)
      throws TeacherException, InterruptedException {
    for (int reask = 0; ; reask++) {
      ChatAnswer answer = teacher.ask(question.apply(reask));
      ParsedTasks parsed = list.parse(as, answer.content(), answer.truncated());
      if (parsed.readable() || reask == reasks) {
        return new Answer(parsed, answer);
      }
    }
  }

  /** What was understood, and of what. */
  public record Answer(ParsedTasks tasks, ChatAnswer said) {
    /** That there was nothing of use in it. */
    public Failure unreadable(String source) {
      return new Failure(source, UNREADABLE, tasks.problem(), said.content());
    }
  }
}
