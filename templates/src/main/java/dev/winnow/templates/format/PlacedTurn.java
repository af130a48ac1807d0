package dev.winnow.templates.format;

import dev.winnow.templates.Example;
import dev.winnow.templates.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A turn before the answer.
 *
 * @param field where it stands, such as {@code history[0]}
 */
record PlacedTurn(String field, Turn turn) {
  /** The turns of a list of the row. */
  static List<PlacedTurn> of(String list, List<Turn> turns) {
    List<PlacedTurn> placed = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      placed.add(new PlacedTurn(list + "[" + i + "]", turns.get(i)));
    }
    return placed;
  }

  static List<PlacedTurn> history(Example example) {
    return of("history", example.history());
  }

  static List<PlacedTurn> steps(Example example) {
    return of("steps", example.toolUse().steps());
  }

  /** Refuses a row for the first of its turns that is such. */
  static Optional<Rendered.Refused> refused(
      Example example, Predicate<Turn> isSuch, String reason) {
    List<PlacedTurn> turns = history(example);
    turns.addAll(steps(example));
    return turns.stream()
        .filter(placed -> isSuch.test(placed.turn()))
        .findFirst()
        .flatMap(placed -> Refusals.refused(reason, "field", placed.field()));
  }
}
