package dev.winnow.generators.orca;

import dev.winnow.generators.PromptTemplate;
import java.util.EnumMap;
import java.util.Map;

/** The text of each kind of system message: a resource of one {@code label: text} a line. */
final class SystemMessages {
  private static final PromptTemplate PROMPT = PromptTemplate.load("orca/messages.v1");
  private static final Map<MessageKind, String> TEXTS = read(PROMPT.text());

  /** Name and version of the texts, for provenance. */
  static final String VERSION = PROMPT.version();

  private SystemMessages() {}

  /** The message; empty for {@link MessageKind#EMPTY} only. */
  static String text(MessageKind kind) {
    return TEXTS.getOrDefault(kind, "");
  }

  private static Map<MessageKind, String> read(String lines) {
    Map<MessageKind, String> texts = new EnumMap<>(MessageKind.class);
    for (String line : lines.split("\n", -1)) {
      int colon = line.indexOf(':');
      texts.put(MessageKind.of(line.substring(0, colon)), line.substring(colon + 1).strip());
    }
    return texts;
  }
}
