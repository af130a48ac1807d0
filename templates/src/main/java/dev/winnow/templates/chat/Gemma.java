package dev.winnow.templates.chat;

import dev.winnow.templates.chat.Layout.Answer;
import dev.winnow.templates.chat.Layout.Frame;
import dev.winnow.templates.chat.Layout.Place;
import java.util.stream.Stream;

/**
 * Google's Gemma: {@code
 * <start_of_turn>user\nU<end_of_turn>\n<start_of_turn>model\nA<end_of_turn>\n}, what both say
 * trimmed.
 */
final class Gemma {
  private static final String START = "<start_of_turn>";
  private static final String END = "<end_of_turn>";

  /** Gemma 1 and 2, which refuse a system message. */
  static final Layout GEMMA = layout(Place.NOWHERE);

  /** Gemma 3: the system message, not trimmed, stands as {@code SYS\n\n} in the first turn. */
  static final Layout GEMMA_3 =
      layout(Place.FIRST_USER, "<start_of_image>", "<end_of_image>", "<image_soft_token>");

  private Gemma() {}

  private static Layout layout(Place system, String... more) {
    return Layout.pairs(
            system,
            Frame.of("", "\n\n"),
            Frame.trimmed(START + "user\n", END + "\n"),
            Answer.of(START + "model\n", END, "\n").withoutSpace(),
            Stream.concat(
                    Stream.of("<bos>", "<eos>", "<pad>", "<unk>", START, END), Stream.of(more))
                .toArray(String[]::new))
        .begin("<bos>");
  }
}
