package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Texts;
import java.util.ArrayList;
import java.util.List;

/** A made-up template: every text that is not empty between two marks, side by side. */
record Marked(List<String> controlTokens, String before, String after) implements ChatTemplate {
  /** Where a text stands in what is rendered. */
  record Content(int from, int to) {}

  @Override
  public void write(Example example, ChatText text) {
    text.add(render(example));
  }

  /** Rows without a user message, too: here a text is a text. */
  @Override
  public String render(Example example) {
    return written(example, new ArrayList<>());
  }

  /** Where the row's texts stand in what is rendered. */
  List<Content> contents(Example example) {
    List<Content> contents = new ArrayList<>();
    written(example, contents);
    return contents;
  }

  private String written(Example example, List<Content> contents) {
    StringBuilder text = new StringBuilder();
    for (Texts.Named named : Texts.of(example)) {
      if (!named.text().isEmpty()) {
        text.append(before);
        contents.add(new Content(text.length(), text.length() + named.text().length()));
        text.append(named.text()).append(after);
      }
    }
    return text.toString();
  }
}
