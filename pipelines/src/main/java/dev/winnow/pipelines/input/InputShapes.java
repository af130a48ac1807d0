package dev.winnow.pipelines.input;

import dev.winnow.filters.Reference;
import dev.winnow.templates.Field;
import dev.winnow.templates.shape.MappedShape;
import dev.winnow.templates.shape.RowShape;
import dev.winnow.templates.shape.RowShapes;
import java.util.Map;

/** How the rows that a recipe names are understood: by their map, or without one. */
public final class InputShapes {
  private InputShapes() {}

  /**
   * Of rows of the dataset that is made.
   *
   * @param at where the map stands, for messages
   */
  public static RowShape of(String at, Map<String, String> map) {
    return map.isEmpty() ? RowShapes.recognised() : MappedShape.of(at, map);
  }

  /**
   * Of a dataset that must not be repeated. Where questions are compared its rows need no answers.
   *
   * @param compared the text that is compared
   */
  public static RowShape of(Reference reference, Field compared) {
    return needAnswers(compared)
        ? of(reference.setting() + ".map", reference.map())
        : ofQuestions(reference);
  }

  /** Of a dataset whose rows need no answers. */
  public static RowShape ofQuestions(Reference reference) {
    return reference.map().isEmpty()
        ? RowShapes.queries()
        : MappedShape.ofQueries(reference.setting() + ".map", reference.map());
  }

  /** Whether rows of a dataset that must not be repeated need answers, where this is compared. */
  public static boolean needAnswers(Field compared) {
    return compared == Field.OUTPUT || compared == Field.ROW;
  }
}
