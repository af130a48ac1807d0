package dev.winnow.generators.orca;

import dev.winnow.generators.GeneratorPart;
import dev.winnow.generators.Sampling;
import dev.winnow.generators.Sources;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * What a recipe says of an Orca step.
 *
 * @param source the step, such as {@code generate[0]}
 * @param strongerShare of the queries, those that the stronger teacher is asked as well; from 0 to
 *     1
 */
record OrcaSettings(String source, MessageDraw draw, double strongerShare, Sampling sampling)
    implements Serializable {
  static final List<Parameter> PARAMETERS =
      GeneratorPart.parameters(
          Sources.PARAMETERS,
          List.of(
              Parameter.text(
                      "subset", "Whose system messages are drawn: a part of FLAN-v2, or all.")
                  .oneOf(Subset.LABELS),
              Parameter.texts("messages", "The kinds drawn from, in place of a subset's.")
                  .oneOf(MessageKind.LABELS),
              Parameter.text(
                      "system", "A row's own system message: keep it, draw another, or its subset.")
                  .oneOf(List.of("keep", "draw", "subset"))
                  .orElse("keep"),
              Parameter.text("multiple_choice", "Which queries are; auto goes by their text.")
                  .oneOf(List.of("auto", "always", "never"))
                  .orElse("auto"),
              Parameter.teacher(
                  "stronger", "The teacher that a sample of the queries goes to as well."),
              Parameter.number(
                      "stronger_share",
                      "a share",
                      "The sample that the stronger one gets; 0.2 if it is left out.")
                  .atLeast(0)
                  .atMost(1)),
          Sampling.parameters(0.7, 1.0, 2048));

  /**
   * Reads checked settings.
   *
   * @throws InvalidSetting if they contradict each other
   */
  static OrcaSettings of(Settings settings) {
    return new OrcaSettings(
        settings.path(), draw(settings), strongerShare(settings), Sampling.of(settings));
  }

  private static double strongerShare(Settings settings) {
    if (settings.has("stronger")) {
      return settings.number("stronger_share", 0.2);
    }
    if (settings.has("stronger_share")) {
      throw settings.invalid(
          "stronger_share", "there is no stronger teacher: name one with stronger, or remove it");
    }
    return 0;
  }

  private static MessageDraw draw(Settings settings) {
    OwnSystem own = OwnSystem.valueOf(constant(settings, "system"));
    MultipleChoice.Rule options =
        MultipleChoice.Rule.valueOf(constant(settings, "multiple_choice"));
    List<MessageKind> only =
        settings.texts("messages").stream().distinct().map(MessageKind::of).toList();
    if (!only.isEmpty() && (settings.has("subset") || own == OwnSystem.SUBSET)) {
      throw settings.invalid(
          "messages", "a subset has messages of its own: remove one of the two settings");
    }
    if (!only.isEmpty()
        && options != MultipleChoice.Rule.ALWAYS
        && only.stream().allMatch(MessageKind::ofOptions)) {
      throw settings.invalid(
          "messages",
          "expected one that suits other queries than multiple choice too, or multiple_choice:"
              + " always");
    }
    Subset subset = Subset.named(settings.text("subset", "all")).orElseThrow();
    return new MessageDraw(own, subset, only, options);
  }

  private static String constant(Settings settings, String key) {
    return settings.text(key).toUpperCase(Locale.ROOT);
  }
}
