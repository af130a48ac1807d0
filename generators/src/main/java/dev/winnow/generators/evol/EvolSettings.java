package dev.winnow.generators.evol;

import dev.winnow.generators.SourceRows;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.List;

/**
 * What a recipe says of an Evol-Instruct step, but for its sources.
 *
 * @param source the step, such as {@code generate[0]}
 * @param rounds how often each task is to evolve
 * @param weights how often each operation is drawn
 * @param keepRoots whether the source tasks become rows too
 * @param maxWords the most words of an evolved instruction
 * @param reasks how often an evolution or verdict that cannot be read is asked for again
 */
record EvolSettings(
    String source,
    int rounds,
    OperationWeights weights,
    boolean keepRoots,
    int maxWords,
    int reasks,
    double temperature,
    double topP,
    int maxTokens)
    implements Serializable {
  private static final String KEEP = "keep";

  static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.file("seeds", "Seed tasks to evolve (JSONL), or else read."),
          SourceRows.parameter("Rows to evolve, in place of seeds."),
          Parameter.integer("sample", "a number of tasks", "A random choice of so many of them.")
              .atLeast(1),
          Parameter.integer("rounds", "a number of rounds", "How often each task evolves.")
              .atLeast(1)
              .atMost(100)
              .orElse(4),
          OperationWeights.PARAMETER,
          Parameter.text("roots", "Whether the tasks it starts from become rows too.")
              .oneOf(List.of(KEEP, "drop"))
              .orElse(KEEP),
          Parameter.teacher("judge", "The teacher that compares evolved tasks with their parents."),
          Parameter.integer(
                  "max_words", "a number of words", "The most words of an evolved instruction.")
              .atLeast(1)
              .orElse(500),
          Parameter.integer(
                  "reasks",
                  "a number of times",
                  "How often an unreadable evolution or verdict is asked for anew.")
              .atLeast(0)
              .atMost(10)
              .orElse(2),
          Parameter.number("temperature", "a temperature", "How freely the teacher samples.")
              .atLeast(0)
              .atMost(2)
              .orElse(1.0),
          Parameter.number("top_p", "a probability", "The probability mass sampled from.")
              .atLeast(0)
              .atMost(1)
              .orElse(1.0),
          Parameter.integer("max_tokens", "a number of tokens", "The most tokens of an answer.")
              .atLeast(1)
              .orElse(2048));

  /** Reads checked settings. */
  static EvolSettings of(Settings settings) {
    return new EvolSettings(
        settings.path(),
        settings.integer("rounds"),
        OperationWeights.of(settings),
        settings.text("roots").equals(KEEP),
        settings.integer("max_words"),
        settings.integer("reasks"),
        settings.number("temperature"),
        settings.number("top_p"),
        settings.integer("max_tokens"));
  }

  /** The question with the step's sampling. */
  ChatRequest sampled(ChatRequest request) {
    return request.sampled(temperature, topP, maxTokens);
  }

  /** A question to the judge: the first time as certain as can be. */
  ChatRequest judged(ChatRequest request, int reask) {
    return request.sampled(reask == 0 ? 0 : temperature, topP, maxTokens).withReask(reask);
  }
}
