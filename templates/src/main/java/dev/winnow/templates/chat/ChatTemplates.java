package dev.winnow.templates.chat;

import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The chat templates that a recipe can name. */
public final class ChatTemplates {
  /** Every template, as help texts and the recipe reader see it. */
  public static final List<Part<ChatTemplate>> ALL =
      List.of(
          new Part<>(
              "chatml", "Messages between im_start and im_end.", List.of(), s -> new ChatMl()),
          new Part<>(
              "alpaca",
              "The sections of the Stanford Alpaca prompt.",
              List.of(),
              s -> new Alpaca()));

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

  /**
   * The template of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ChatTemplate named(String name) {
    return ALL.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no chat template is named " + name))
        .create(Settings.read("", List.of(), Map.of()));
  }
}
