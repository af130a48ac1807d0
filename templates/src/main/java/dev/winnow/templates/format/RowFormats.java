package dev.winnow.templates.format;

import dev.winnow.templates.settings.Part;
import java.util.List;

/**
 * The formats that a recipe can name. Their factories take the recipe's whole {@code render}; a
 * part's own parameters are those that only it has.
 */
public final class RowFormats {
  /** Every format, as help texts and the recipe reader see it. */
  public static final List<Part<RowFormat>> ALL =
      List.of(
          new Part<>(
              "messages",
              "A list of messages with role and content.",
              List.of(),
              render -> new MessagesFormat()),
          new Part<>(
              "text",
              "One text, written by the chat template.",
              List.of(TextFormat.SPANS),
              TextFormat::new),
          new Part<>(
              "alpaca",
              "Instruction, input and output; system and history where asked for.",
              List.of(AlpacaFormat.WITH),
              render -> new AlpacaFormat(render.texts(AlpacaFormat.WITH.name()))),
          new Part<>(
              "sharegpt",
              "A list of conversations with from and value.",
              List.of(),
              render -> new ShareGptFormat()),
          new Part<>(
              "prompt-completion",
              "The user's message and the answer.",
              List.of(),
              render -> new PromptCompletionFormat()),
          new Part<>(
              "prompt-completion-text",
              "The text that the chat template writes, in two: up to the last answer, and that.",
              List.of(),
              PromptCompletionTextFormat::new),
          new Part<>(
              "prompt-completion-messages",
              "Lists of messages: what stands before the last answer, and that answer.",
              List.of(),
              render -> new PromptCompletionMessagesFormat()),
          new Part<>(
              "preference",
              "The user's message, the answer that is preferred and the one that is not.",
              List.of(),
              render -> new PreferenceFormat()),
          new Part<>(
              "preference-messages",
              "The same as lists of messages.",
              List.of(),
              render -> new PreferenceMessagesFormat()),
          new Part<>(
              "tools",
              "A list of messages with reasoning and tool calls, and the tools.",
              List.of(),
              render -> new ToolsFormat()),
          new Part<>(
              "openai",
              "Messages, tools where there are any, and nothing else, for OpenAI's fine-tuning.",
              List.of(),
              render -> new OpenAiFormat()));

  /** The formats' names. */
  public static final List<String> NAMES = ALL.stream().map(Part::name).toList();

  private RowFormats() {}

  /**
   * The format of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Part<RowFormat> named(String name) {
    return ALL.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no format is named " + name));
  }
}
