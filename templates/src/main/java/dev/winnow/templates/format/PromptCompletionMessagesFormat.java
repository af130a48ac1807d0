package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import java.io.IOException;
import java.util.Set;

/**
 * {@code {"id", "prompt": [{"role", "content"} …], "completion": [{"role", "content"}]}}: what TRL
 * calls conversational prompt-completion. It learns from the last answer only, and system message
 * and history have a place.
 */
public final class PromptCompletionMessagesFormat extends ConversationFormat {
  public PromptCompletionMessagesFormat() {
    super("role", "content");
  }

  @Override
  public Set<Extra> holds() {
    return Set.of(Extra.ROLE);
  }

  @Override
  public void write(Example example, JsonGenerator json) throws IOException {
    prompt(example, json);
    answer("completion", example.output(), json);
  }
}
