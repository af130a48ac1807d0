package dev.winnow.generators.orca;

import dev.winnow.generators.Lots;
import dev.winnow.generators.RequestRandom;
import dev.winnow.generators.Source;
import java.io.Serializable;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws a query's system message: every kind that suits it is as likely, and which one it is
 * depends on the recipe's seed and the query's id only. With one kind more, or less, only the
 * queries that get or had it change.
 *
 * @param own what a row's own system message means
 * @param subset of rows that name none themselves
 * @param only the kinds drawn from in place of a subset's; empty to go by the subset
 * @param options which queries are multiple choice
 */
record MessageDraw(
    OwnSystem own, Subset subset, List<MessageKind> only, MultipleChoice.Rule options)
    implements Serializable {
  MessageDraw {
    only = List.copyOf(only);
  }

  SystemMessage of(Source query, long seed) {
    String system = query.row().system();
    if (own == OwnSystem.KEEP && !system.isBlank()) {
      return SystemMessage.given(system);
    }
    SplittableRandom random = RequestRandom.of(seed, OrcaGenerator.PART.name(), query.key(), 0);
    List<MessageKind> kinds = kinds(query);
    return SystemMessage.of(Lots.of(kinds, MessageKind::label).sample(1, random).get(0));
  }

  /** What is drawn from; never empty. */
  List<MessageKind> kinds(Source query) {
    boolean choice = options.holds(query.row().userMessage());
    if (!only.isEmpty()) {
      return only.stream().filter(kind -> choice || !kind.ofOptions()).toList();
    }
    boolean named = own == OwnSystem.SUBSET && !query.row().system().isBlank();
    Subset rows = named ? Subset.named(query.row().system()).orElseThrow() : subset;
    return rows.kinds(choice);
  }
}
