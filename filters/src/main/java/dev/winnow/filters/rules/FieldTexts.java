package dev.winnow.filters.rules;

import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.Texts;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The texts that a recipe's {@code field} names, each by itself: those of a row are all it has but
 * the ids and names of calls; of tools and arguments, which are JSON, each text in them.
 */
public final class FieldTexts {
  private FieldTexts() {}

  /** The texts with their names, in order; texts that the row lacks are empty. */
  public static List<Texts.Named> of(Field field, Example row) {
    return field == Field.ROW
        ? Texts.of(row).stream()
            .filter(named -> named.kind() != Texts.Kind.LABEL)
            .flatMap(FieldTexts::each)
            .toList()
        : List.of(new Texts.Named(field.label(), field.of(row)));
  }

  /** The row with these texts changed, and no other. */
  public static Example map(Field field, Example row, UnaryOperator<String> change) {
    if (field == Field.ROW) {
      return Texts.map(row, change);
    }
    if (field == Field.OUTPUT) {
      return row.withOutput(change.apply(row.output()));
    }
    return row.withPrompt(
        field == Field.SYSTEM ? change.apply(row.system()) : row.system(),
        row.history(),
        field == Field.INSTRUCTION ? change.apply(row.instruction()) : row.instruction(),
        field == Field.INPUT ? change.apply(row.input()) : row.input());
  }

  private static Stream<Texts.Named> each(Texts.Named named) {
    return named.kind() == Texts.Kind.JSON
        ? named.strings().stream().map(text -> new Texts.Named(named.name(), text))
        : Stream.of(named);
  }
}
