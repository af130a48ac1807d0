package dev.winnow.templates.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code {"instruction", "input", "output"}}, optionally with {@code system} and {@code history}, a
 * list of [user, assistant] pairs. Dolly's rows are the same under other names: {@code
 * {"instruction", "context", "response"}}.
 *
 * <p>Further reason: {@code empty_message}, in the history.
 */
final class AlpacaShape extends KeyedShape {
  @Override
  Parts parts(JsonNode row) throws Refusal {
    boolean dolly =
        FieldReader.absent(row.path("output")) && !FieldReader.absent(row.path("response"));
    boolean context = dolly && FieldReader.absent(row.path("input"));
    return new Parts(
        FieldReader.optional(row, "system"),
        history(row.path("history")),
        FieldReader.required(row, "instruction", "instruction"),
        FieldReader.optional(row, context ? "context" : "input"),
        FieldReader.required(row, dolly ? "response" : "output", "output"));
  }

  static List<Turn> history(JsonNode pairs) throws Refusal {
    List<Turn> turns = new ArrayList<>();
    if (FieldReader.absent(pairs)) {
      return turns;
    }
    for (JsonNode pair : FieldReader.list(pairs, "history")) {
      String field = "history[" + turns.size() / 2 + "]";
      if (FieldReader.list(pair, field).size() != 2) {
        throw Refusal.expected("wrong_type", field, "a list of a question and its answer");
      }
      turns.add(new Turn(Role.USER, message(pair.get(0), field + "[0]")));
      turns.add(new Turn(Role.ASSISTANT, message(pair.get(1), field + "[1]")));
    }
    return turns;
  }

  private static String message(JsonNode value, String field) throws Refusal {
    String text = FieldReader.text(value, field);
    if (text.isEmpty()) {
      throw Refusal.at("empty_message", field);
    }
    return text;
  }
}
