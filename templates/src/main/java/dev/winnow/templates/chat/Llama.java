package dev.winnow.templates.chat;

import dev.winnow.templates.chat.Layout.Answer;
import dev.winnow.templates.chat.Layout.Frame;
import dev.winnow.templates.chat.Layout.Header;
import dev.winnow.templates.chat.Layout.Place;
import java.util.stream.Stream;

/** Meta's Llama models, and Vicuna, which was made from the first of them. */
final class Llama {
  private static final String BEGIN = "<|begin_of_text|>";
  private static final String HEADER = "<|start_header_id|>";
  private static final String HEADER_END = "<|end_header_id|>\n\n";
  private static final String END_OF_TURN = "<|eot_id|>";

  /**
   * Llama 2: {@code [INST] <<SYS>>\nSYS\n<</SYS>>\n\nU1 [/INST] A1 </s><s>[INST] U2 [/INST] A2
   * </s>}; what user and assistant say is trimmed.
   */
  static final Layout LLAMA_2 =
      Layout.pairs(
              Place.FIRST_USER,
              Frame.trimmed("<<SYS>>\n", "\n<</SYS>>\n\n"),
              Frame.trimmed("[INST] ", " [/INST]"),
              Answer.of("", " </s>", "").opening(" ").between("<s>").withoutSpace(),
              "<s>",
              "</s>",
              "<unk>",
              "[INST]",
              "[/INST]",
              "<<SYS>>",
              "<</SYS>>")
          .begin("<s>");

  /** Llama 3: {@code <|start_header_id|>ROLE<|end_header_id|>\n\nCONTENT<|eot_id|>}, trimmed. */
  static final Layout LLAMA_3 = headers();

  /**
   * Vicuna 1.1 and 1.5, as FastChat writes them: {@code SYS USER: U1 ASSISTANT: A1</s>USER: U2
   * ASSISTANT: A2</s>}. A row without a system message has FastChat's own. Nothing is trimmed.
   */
  static final Layout VICUNA =
      Layout.messages(
              Frame.of("", " "),
              Frame.of("USER: ", " "),
              Answer.of("ASSISTANT:", "</s>", "").opening(" "),
              "<s>",
              "</s>",
              "<unk>",
              "USER:",
              "ASSISTANT:")
          .standard(
              Frame.of("", " "),
              "A chat between a curious user and an artificial intelligence assistant. The"
                  + " assistant gives helpful, detailed, and polite answers to the user's"
                  + " questions.")
          .inTurn();

  private Llama() {}

  /**
   * Llama 3.1: as Llama 3, but always with a system message that begins with the dates.
   *
   * @param environment a line before the dates, or empty
   * @param date what it says of today, as the model's own template does: {@code 26 Jul 2024}
   */
  static Layout llama31(String environment, String date) {
    String dates =
        environment + "Cutting Knowledge Date: December 2023\nToday Date: " + date + "\n\n";
    return headers("<|eom_id|>", "<|python_tag|>", "<|finetune_right_pad_id|>")
        .standard(Frame.trimmed(HEADER + "system" + HEADER_END + dates, END_OF_TURN), "");
  }

  private static Layout headers(String... more) {
    return Layout.messages(
            Frame.trimmed(HEADER + "system" + HEADER_END, END_OF_TURN),
            Frame.trimmed(HEADER + "user" + HEADER_END, END_OF_TURN),
            Answer.of(HEADER + "assistant" + HEADER_END, END_OF_TURN, "").withoutSpace(),
            Stream.concat(
                    Stream.of(BEGIN, "<|end_of_text|>", HEADER, "<|end_header_id|>", END_OF_TURN),
                    Stream.of(more))
                .toArray(String[]::new))
        .header(new Header(HEADER, HEADER_END, END_OF_TURN, true))
        .begin(BEGIN);
  }
}
