package dev.winnow.templates.chat;

import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The chat templates that a recipe can name. Their factories take the recipe's whole {@code
 * render}; a part's own parameters are those that it alone has.
 */
public final class ChatTemplates {
  /** The recipe's key {@code bos}. */
  public static final Parameter BOS =
      Parameter.text(
              "bos",
              "whether the text starts with the begin-of-sequence token where the model's own"
                  + " template writes one: omit leaves it to the trainer, keep writes it")
          .oneOf(List.of("omit", "keep"))
          .orElse("omit");

  /** The recipe's key {@code date}. */
  public static final Parameter DATE =
      Parameter.text(
          "date", "today's date in the text of template llama-3.1; 26 Jul 2024 if not set");

  /** Every template, as help texts and the recipe reader see it. */
  public static final List<Part<ChatTemplate>> ALL =
      List.of(
          part("chatml", "Messages between im_start and im_end.", ChatMl.CHATML),
          new Part<>(
              "alpaca",
              "The sections of the Stanford Alpaca prompt.",
              List.of(),
              render -> new Alpaca(false)),
          new Part<>(
              "alpaca-newline",
              "Alpaca with a newline after Response, as Axolotl and LLaMA-Factory write it.",
              List.of(),
              render -> new Alpaca(true)),
          part("llama-2", "Meta's Llama 2 Chat.", Llama.LLAMA_2),
          part("llama-3", "Meta's Llama 3 Instruct.", Llama.LLAMA_3),
          new Part<>(
              "llama-3.1",
              "Meta's Llama 3.1 and 3.3 Instruct: a system message with the dates.",
              List.of(DATE),
              render -> new Llama31(render.text(DATE.name(), "26 Jul 2024"), keepsBos(render))),
          part("mistral-v1", "Mistral 7B Instruct 0.1 and 0.2, Mixtral.", Mistral.V1),
          new Part<>(
              "mistral-v3",
              "Mistral 7B Instruct 0.3 and its time.",
              List.of(),
              render -> new MistralTools(Mistral.V3, " ", keepsBos(render))),
          new Part<>(
              "mistral-tekken",
              "Mistral Nemo and others of its tokenizer.",
              List.of(),
              render -> new MistralTools(Mistral.TEKKEN, "", keepsBos(render))),
          part("zephyr", "Zephyr and TinyLlama Chat.", Mistral.ZEPHYR),
          part("vicuna", "Vicuna 1.1 and 1.5, as FastChat writes them.", Llama.VICUNA),
          part("gemma", "Google's Gemma 1 and 2, without system messages.", Gemma.GEMMA),
          part("gemma-3", "Google's Gemma 3, texts only.", Gemma.GEMMA_3),
          part("phi-3", "Microsoft's Phi-3 and 3.5.", Phi3.LAYOUT),
          new Part<>(
              "qwen2.5",
              "Qwen2.5 Instruct, with its own system message.",
              List.of(),
              render ->
                  new ToolTags(
                      new MessageTemplate(ChatMl.QWEN_2_5, keepsBos(render)),
                      ChatMl.QWEN_2_5_SYSTEM)),
          new Part<>(
              "qwen3",
              "Qwen3, the last answer's reasoning in a think block.",
              List.of(),
              render ->
                  new Qwen3(
                      new ToolTags(new MessageTemplate(ChatMl.QWEN_3, keepsBos(render)), ""))),
          new Part<>(
              "deepseek",
              "DeepSeek V3 and R1, without reasoning.",
              List.of(),
              render -> new DeepSeek(keepsBos(render))));

  /** The templates' names. */
  public static final List<String> NAMES = ALL.stream().map(Part::name).toList();

  /** What a recipe writes where no template applies. */
  public static final String NONE = "none";

  /** The recipe's key {@code template}. */
  public static final Parameter PARAMETER =
      Parameter.text(
              "template",
              "the chat template that writes the text of format text, and whose control tokens no"
                  + " row may hold in any format; none for neither")
          .oneOf(Stream.concat(NAMES.stream(), Stream.of(NONE)).toList())
          .orElse("chatml");

  private ChatTemplates() {}

  private static Part<ChatTemplate> part(String name, String doc, Layout layout) {
    return new Part<>(
        name, doc, List.of(), render -> new MessageTemplate(layout, keepsBos(render)));
  }

  private static boolean keepsBos(Settings render) {
    return render.text(BOS.name(), "omit").equals("keep");
  }

  /**
   * The template of that name, as it is where a recipe sets nothing else.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ChatTemplate named(String name) {
    return part(name).create(Settings.read("", List.of(), Map.of()));
  }

  /**
   * The template that a recipe's {@code render} names and sets.
   *
   * @throws IllegalArgumentException if there is none of that name
   * @throws dev.winnow.templates.settings.InvalidSetting if a date is set that it does not write
   */
  public static ChatTemplate of(Settings render) {
    Part<ChatTemplate> part = part(render.text(PARAMETER.name()));
    if (render.has(DATE.name()) && !part.parameters().contains(DATE)) {
      throw render.invalid(DATE.name(), "template " + part.name() + " writes no date");
    }
    return part.create(render);
  }

  private static Part<ChatTemplate> part(String name) {
    return ALL.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no chat template is named " + name));
  }
}
