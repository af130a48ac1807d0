package dev.winnow.generators.evol;

import dev.winnow.generators.PromptTemplate;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.tasks.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The six ways in which a task evolves: five in depth, one in breadth (arXiv 2304.12244, section
 * 3.2).
 */
@SuppressWarnings("ImmutableEnumChecker") // the field is a record of texts
enum Operation {
  ADD_CONSTRAINTS,
  DEEPEN,
  CONCRETIZE,
  INCREASE_REASONING,
  /** May change the input, or give the task one. */
  COMPLICATE_INPUT,
  /** Another, rarer task of the same domain, with an input of its own or none. */
  BREADTH;

  /** The names as recipes write them, in the enum's order. */
  static final List<String> NAMES = Arrays.stream(values()).map(Operation::label).toList();

  private final PromptTemplate prompt = PromptTemplate.load("evol/" + label() + ".v1");

  /** The name as recipes write it. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it makes an input as well; otherwise the parent's input stays with the row. */
  boolean makesInput() {
    return this == COMPLICATE_INPUT || this == BREADTH;
  }

  /** The names and versions of all prompts that the question is made of. */
  String promptVersion(AnswerForm form) {
    String frame = this == BREADTH ? "" : "+" + shortName(Frame.IN_DEPTH);
    return prompt.version() + frame + "+" + shortName(EvolPrompt.task(form, makesInput()));
  }

  /** The question for the evolved task. */
  String question(Task parent, AnswerForm form) {
    String task = EvolPrompt.shown(form, parent);
    String how = EvolPrompt.task(form, makesInput()).text();
    return this == BREADTH
        ? prompt.render(Map.of("task", task, "form", how))
        : Frame.IN_DEPTH.render(Map.of("how", prompt.text(), "task", task, "form", how));
  }

  private static String shortName(PromptTemplate template) {
    return template.version().substring("evol/".length());
  }

  /** Apart, because an enum's constants are made before its other static fields. */
  private static final class Frame {
    static final PromptTemplate IN_DEPTH = PromptTemplate.load("evol/in-depth.v1");
  }
}
