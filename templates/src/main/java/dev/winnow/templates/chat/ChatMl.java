package dev.winnow.templates.chat;

import dev.winnow.templates.chat.Layout.Answer;
import dev.winnow.templates.chat.Layout.Frame;
import dev.winnow.templates.chat.Layout.Header;

/**
 * ChatML and the models that speak it: each message is {@code
 * <|im_start|>ROLE\nCONTENT<|im_end|>\n}. Content is not trimmed. The text ends in {@code
 * <|im_end|>\n}, as the models' own templates end it.
 */
final class ChatMl {
  private static final String START = "<|im_start|>";
  private static final String END = "<|im_end|>";

  /** The pad and document separator token of the models that speak ChatML. */
  private static final String END_OF_TEXT = "<|endoftext|>";

  private static final Frame SYSTEM = Frame.of(START + "system\n", END + "\n");

  /** A system message only where the row has one; no default is put in. Any role has a place. */
  static final Layout CHATML =
      layout(START, END, END_OF_TEXT).header(new Header(START, "\n", END + "\n", false));

  private static final Layout QWEN =
      layout(
          START,
          END,
          END_OF_TEXT,
          "<tool_call>",
          "</tool_call>",
          "<tool_response>",
          "</tool_response>");

  /** What Qwen2.5-Instruct is told where a row has no system message. */
  static final String QWEN_2_5_SYSTEM =
      "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.";

  /** Qwen2.5-Instruct, without its tools: see {@link ToolTags}. */
  static final Layout QWEN_2_5 = QWEN.standard(SYSTEM, QWEN_2_5_SYSTEM);

  /** Qwen3, without its tools and what it does to reasoning: see {@link Qwen3}. */
  static final Layout QWEN_3 = QWEN;

  private ChatMl() {}

  private static Layout layout(String... tokens) {
    return Layout.messages(
        SYSTEM,
        Frame.of(START + "user\n", END + "\n"),
        Answer.of(START + "assistant\n", END, "\n"),
        tokens);
  }
}
