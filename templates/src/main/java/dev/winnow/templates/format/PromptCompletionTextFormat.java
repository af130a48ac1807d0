package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.JsonText;
import dev.winnow.templates.chat.ChatText;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code {"id", "prompt", "completion"}}: the text of {@link TextFormat}, cut where the last answer
 * starts. The prompt ends in the template's generation prompt; both together are that text, byte
 * for byte. The prompt of a plain text is empty.
 */
public final class PromptCompletionTextFormat extends TemplateFormat {
  /**
   * @throws dev.winnow.templates.settings.InvalidSetting if the recipe's {@code render} names no
   *     template
   */
  PromptCompletionTextFormat(Settings render) {
    super(render);
  }

  @Override
  public void write(Example example, JsonGenerator json) throws IOException {
    ChatText chat = template.chat(example);
    JsonText.field(json, "prompt", chat.prompt());
    JsonText.field(json, "completion", chat.completion());
  }

  @Override
  public Optional<ObjectNode> datasetInfo() {
    return Optional.of(LlamaFactory.alpaca("prompt", "prompt", "response", "completion"));
  }
}
