package dev.winnow.templates.chat;

import dev.winnow.templates.chat.Layout.Answer;
import dev.winnow.templates.chat.Layout.Frame;

/**
 * Microsoft's Phi-3 and 3.5: {@code <|user|>\nU<|end|>\n<|assistant|>\nA<|end|>\n}, not trimmed.
 * The models' own template ends a text with {@code <|endoftext|>}.
 */
final class Phi3 {
  private static final String END = "<|end|>";
  private static final String END_OF_TEXT = "<|endoftext|>";

  static final Layout LAYOUT =
      Layout.messages(
          Frame.of("<|system|>\n", END + "\n"),
          Frame.of("<|user|>\n", END + "\n"),
          Answer.of("<|assistant|>\n", END, "\n").last("\n" + END_OF_TEXT),
          "<s>",
          "</s>",
          "<unk>",
          END_OF_TEXT,
          END,
          "<|system|>",
          "<|user|>",
          "<|assistant|>");

  private Phi3() {}
}
