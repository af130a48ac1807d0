package dev.winnow.templates;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Every text of an example: system, {@code history[0]} …, instruction, input, output. */
public final class Texts {
  private Texts() {}

  /** A text and its name. */
  public record Named(String name, String text) {
    /** Whether it is a turn of the history. */
    public boolean isTurn() {
      return name.startsWith("history[");
    }
  }

  /** All texts with their names, in order, the empty ones too. */
  public static List<Named> of(Example example) {
    List<Named> texts = new ArrayList<>();
    texts.add(new Named("system", example.system()));
    for (int i = 0; i < example.history().size(); i++) {
      texts.add(new Named("history[" + i + "]", example.history().get(i).content()));
    }
    texts.add(new Named("instruction", example.instruction()));
    texts.add(new Named("input", example.input()));
    texts.add(new Named("output", example.output()));
    return texts;
  }

  /** The first text for which the condition holds. */
  public static Optional<Named> first(Example example, Predicate<String> condition) {
    return of(example).stream().filter(named -> condition.test(named.text())).findFirst();
  }

  /** The same row with other texts: as many as {@link #of} gives, in that order. */
  public static Example with(Example example, List<String> texts) {
    Iterator<String> next = texts.iterator();
    return map(example, text -> next.next());
  }

  /** The same row with every text changed, in the order of {@link #of}. */
  public static Example map(Example example, UnaryOperator<String> change) {
    return new Example(
        change.apply(example.system()),
        example.history().stream()
            .map(turn -> new Turn(turn.role(), change.apply(turn.content())))
            .toList(),
        change.apply(example.instruction()),
        change.apply(example.input()),
        change.apply(example.output()),
        example.provenance(),
        example.scores());
  }
}
