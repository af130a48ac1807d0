package dev.winnow.templates.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code {"chosen", "rejected"}}: two answers to one prompt, the first of them the better.
 *
 * <p>An answer is a text, a message, or a list of messages that ends in it. The prompt is {@code
 * prompt} (a text or messages), {@code conversations}, {@code instruction} and {@code input} as in
 * {@link AlpacaShape}; or what both lists begin with, as in UltraFeedback; or what both texts begin
 * with where they are transcripts, see {@link Transcript}.
 *
 * <p>Further reasons, beside those of {@link Conversation}: {@code different_prompts}, the two are
 * not answers to the same messages; {@code no_rejected}, the rejected answer is empty; {@code
 * rejected_not_text}, it has reasoning or calls, which a row has no place for; {@code
 * no_preference}, both are equal.
 */
final class PreferenceShape extends KeyedShape {
  private static final String CHOSEN = "chosen";
  private static final String REJECTED = "rejected";
  private static final String PROMPT = "prompt";

  @Override
  Parts parts(JsonNode row) throws Refusal {
    Parts parts = FieldReader.absent(row.path("instruction")) ? conversation(row) : alpaca(row);
    if (parts.rejected().isEmpty()) {
      throw Refusal.at("no_rejected", REJECTED);
    }
    if (parts.rejected().equals(parts.output()) && parts.toolUse().calls().isEmpty()) {
      throw Refusal.at("no_preference", REJECTED);
    }
    return parts;
  }

  private static Parts alpaca(JsonNode row) throws Refusal {
    return new Parts(
            FieldReader.optional(row, "system"),
            AlpacaShape.history(row.path("history")),
            FieldReader.required(row, "instruction", "instruction"),
            FieldReader.optional(row, "input"),
            FieldReader.required(row, CHOSEN, CHOSEN))
        .rejecting(FieldReader.required(row, REJECTED, REJECTED));
  }

  private static Parts conversation(JsonNode row) throws Refusal {
    List<Turn> prompt = prompt(row);
    List<Turn> chosen = whole(prompt, answers(row, CHOSEN));
    List<Turn> rejected = whole(prompt, answers(row, REJECTED));
    Turn other = last(rejected, REJECTED);
    last(chosen, CHOSEN);
    int before = rejected.size() - 1;
    for (int i = 0; i < before || i < chosen.size() - 1; i++) {
      if (i >= before || i >= chosen.size() - 1 || !rejected.get(i).equals(chosen.get(i))) {
        throw Refusal.expected(
            "different_prompts", REJECTED, "the messages of chosen before its answer");
      }
    }
    if (!other.reasoning().isEmpty() || !other.calls().isEmpty()) {
      throw Refusal.at("rejected_not_text", REJECTED);
    }
    return Conversation.of(CHOSEN, FieldReader.optional(row, "system"), chosen)
        .parts(ToolReader.tools(row))
        .rejecting(other.content());
  }

  private static Turn last(List<Turn> turns, String field) throws Refusal {
    if (turns.isEmpty() || !turns.get(turns.size() - 1).is(Role.ASSISTANT)) {
      throw Refusal.at(field.equals(CHOSEN) ? "no_answer" : "no_rejected", field);
    }
    return turns.get(turns.size() - 1);
  }

  /** The messages before the answers that stand beside them; empty if there are none. */
  private static List<Turn> prompt(JsonNode row) throws Refusal {
    String key = FieldReader.absent(row.path(PROMPT)) ? "conversations" : PROMPT;
    JsonNode prompt = row.path(key);
    if (FieldReader.absent(prompt)) {
      return List.of();
    }
    return prompt.isArray()
        ? reader(prompt.path(0)).turns(prompt, key)
        : List.of(new Turn(Role.USER, FieldReader.text(prompt, key)));
  }

  private static List<Turn> answers(JsonNode row, String key) throws Refusal {
    JsonNode answer = row.path(key);
    if (FieldReader.absent(answer)) {
      throw Refusal.at("missing_field", key);
    }
    if (answer.isArray()) {
      return reader(answer.path(0)).turns(answer, key);
    }
    if (answer.isObject()) {
      return List.of(reader(answer).turn(answer, key));
    }
    String text = FieldReader.text(answer, key);
    return Transcript.is(text) ? Transcript.turns(text) : List.of(new Turn(Role.ASSISTANT, text));
  }

  private static MessageReader reader(JsonNode message) {
    return message.has(MessageReader.SHAREGPT.roleKey())
        ? MessageReader.SHAREGPT
        : MessageReader.MESSAGES;
  }

  /** Answers that hold their prompt already stay as they are. */
  private static List<Turn> whole(List<Turn> prompt, List<Turn> answers) {
    if (answers.size() > 1 && answers.stream().anyMatch(turn -> isIn(prompt, turn))) {
      return answers;
    }
    List<Turn> whole = new ArrayList<>(prompt);
    whole.addAll(answers);
    return whole;
  }

  private static boolean isIn(List<Turn> prompt, Turn turn) {
    return turn.is(Role.USER) && (prompt.isEmpty() || prompt.contains(turn));
  }
}
