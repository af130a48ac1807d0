package dev.winnow.templates.chat;

import dev.winnow.templates.chat.Layout.Answer;
import dev.winnow.templates.chat.Layout.Frame;
import dev.winnow.templates.chat.Layout.Place;

/**
 * Mistral's instruct models by the version of their tokenizer, and Zephyr, which was made from one.
 * Mistral's system message stands as {@code SYS\n\n} in a user's turn: v1 in the first, later ones
 * in the last. Only v3 trims, and only answers.
 */
final class Mistral {
  private static final Frame SYSTEM = Frame.of("", "\n\n");
  private static final String END = "</s>";

  /** {@code [INST] U [/INST] A</s>}, with a space in front. */
  static final Layout V1 =
      Layout.pairs(
              Place.FIRST_USER,
              SYSTEM,
              Frame.of(" [INST] ", " [/INST]"),
              Answer.of("", END, "").opening(" "),
              "<s>",
              END,
              "<unk>",
              "[INST]",
              "[/INST]")
          .begin("<s>");

  /** {@code [INST] U[/INST] A</s>}: also v2. */
  static final Layout V3 =
      later(Frame.of("[INST] ", "[/INST]"), Answer.of("", END, "").opening(" ").withoutSpace());

  /** {@code [INST]U[/INST]A</s>}: Mistral Nemo and its kin. */
  static final Layout TEKKEN = later(Frame.of("[INST]", "[/INST]"), Answer.of("", END, ""));

  /** {@code <|user|>\nU</s>\n<|assistant|>\nA</s>\n}; not trimmed. */
  static final Layout ZEPHYR =
      Layout.messages(
          Frame.of("<|system|>\n", END + "\n"),
          Frame.of("<|user|>\n", END + "\n"),
          Answer.of("<|assistant|>\n", END, "\n"),
          "<s>",
          END,
          "<unk>",
          "<|system|>",
          "<|user|>",
          "<|assistant|>");

  private Mistral() {}

  private static Layout later(Frame user, Answer assistant) {
    return Layout.pairs(
            Place.LAST_USER,
            SYSTEM,
            user,
            assistant,
            "<s>",
            END,
            "<unk>",
            "<pad>",
            "[INST]",
            "[/INST]",
            "[AVAILABLE_TOOLS]",
            "[/AVAILABLE_TOOLS]",
            "[TOOL_CALLS]",
            "[TOOL_RESULTS]",
            "[/TOOL_RESULTS]")
        .begin("<s>");
  }
}
