package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.JsonText;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code {"id", "prompt", "completion"}}: the user's message and the answer, both bare. TRL learns
 * from the completion only. A system message or a history has no place in it, but in {@link
 * PromptCompletionMessagesFormat}.
 */
public final class PromptCompletionFormat implements RowFormat {
  private static final String INSTEAD = "formats prompt-completion-messages and messages hold it";

  @Override
  public Optional<Rendered.Refused> refusal(Example example) {
    return Refusals.beforeTheQuestion(example, INSTEAD).or(() -> Refusals.withoutExchange(example));
  }

  @Override
  public void write(Example example, JsonGenerator json) throws IOException {
    JsonText.field(json, "prompt", example.userMessage());
    JsonText.field(json, "completion", example.output());
  }

  @Override
  public Optional<ObjectNode> datasetInfo() {
    return Optional.of(LlamaFactory.alpaca("prompt", "prompt", "response", "completion"));
  }
}
