package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * {@code {"id", "prompt": [{"role", "content"} …], "chosen": [{"role", "content"}], "rejected":
 * [{"role", "content"}]}}: what TRL calls a conversational preference. LLaMA-Factory wants one
 * message as an answer, not a list, and does not read it.
 */
public final class PreferenceMessagesFormat extends ConversationFormat {
  public PreferenceMessagesFormat() {
    super("role", "content");
  }

  @Override
  public Set<Extra> holds() {
    return Set.of(Extra.ROLE, Extra.REJECTED);
  }

  @Override
  public Optional<Rendered.Refused> refusal(Example example) {
    return super.refusal(example).or(() -> Refusals.withoutRejected(example));
  }

  @Override
  public void write(Example example, JsonGenerator json) throws IOException {
    prompt(example, json);
    answer(PreferenceFormat.CHOSEN, example.output(), json);
    answer(PreferenceFormat.REJECTED, example.rejected(), json);
  }
}
