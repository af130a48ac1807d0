package dev.winnow.templates.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Rows that are there to be answered, and may lack an answer: {@code {"instruction", "input"}},
 * {@code {"prompt"}} or {@code {"question"}}, each also with the answers that {@link
 * RowShapes#recognised} knows.
 */
final class QueryShape extends KeyedShape {
  private final KeyedShape answered;

  /**
   * @param answered of the rows that have an answer, and of all others
   */
  QueryShape(KeyedShape answered) {
    this.answered = answered;
  }

  @Override
  Parts parts(JsonNode row) throws Refusal {
    if (lacks(row, "messages") && lacks(row, "conversations")) {
      if (!lacks(row, "instruction") && lacks(row, "output") && lacks(row, "response")) {
        String input = lacks(row, "input") ? "context" : "input";
        return new Parts(
            FieldReader.optional(row, "system"),
            List.of(),
            FieldReader.required(row, "instruction", "instruction"),
            FieldReader.optional(row, input),
            "");
      }
      for (String key : new String[] {"prompt", "question"}) {
        if (lacks(row, "instruction") && !lacks(row, key) && lacks(row, "completion")) {
          return Parts.of(FieldReader.required(row, key, key), "", "");
        }
      }
    }
    return answered.parts(row);
  }

  @Override
  boolean needsAnswer() {
    return false;
  }

  private static boolean lacks(JsonNode row, String key) {
    return FieldReader.absent(row.path(key));
  }
}
