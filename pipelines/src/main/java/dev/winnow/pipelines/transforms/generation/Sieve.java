package dev.winnow.pipelines.transforms.generation;

import dev.winnow.filters.novelty.Neighbour;
import dev.winnow.filters.novelty.NoveltyIndex;
import dev.winnow.generators.Generated;
import dev.winnow.generators.Passes;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of generated rows, one after another in the order of the pieces: a row of a category
 * that is full goes ({@code over_quota}), and one whose instruction is too similar to that of a
 * seed or of a row kept before ({@code not_novel}).
 */
final class Sieve {
  private static final String SEED = "seed ";

  private final String step;
  private final Passes passes;
  private final boolean quotas;
  private final boolean remembers;
  private final @Nullable NoveltyIndex novelty;
  private final Set<String> instructions = new LinkedHashSet<>();

  Sieve(GenerationStep step, Passes passes) {
    this.step = step.path();
    this.passes = passes;
    quotas = step.generator().lanes().stream().anyMatch(lane -> !lane.category().isEmpty());
    remembers = step.generator().usesKept();
    novelty = step.novelty() == null ? null : new NoveltyIndex(step.novelty());
    if (novelty != null) {
      List<String> known = step.generator().known();
      for (int i = 0; i < known.size(); i++) {
        novelty.add(SEED + (i + 1), known.get(i));
      }
    }
  }

  /**
   * What goes on, and the lines of what does not.
   *
   * @param kept rows
   * @param rejected lines of rows that were dropped, and of failures
   */
  record Sifted(List<Example> kept, List<OutputLine> rejected) {}

  /** The different instructions of the rows kept so far, in their order, for who uses them. */
  List<String> instructions() {
    return List.copyOf(instructions);
  }

  Sifted sift(int piece, Generated generated) {
    List<Example> kept = new ArrayList<>();
    List<OutputLine> rejected = new ArrayList<>();
    for (Failure failure : generated.failures()) {
      rejected.add(Rejects.line(failure));
    }
    Map<String, Optional<Neighbour>> judged = new HashMap<>();
    for (Example row : generated.examples()) {
      OutputLine drop = drop(piece, row, judged);
      if (drop == null) {
        passes.kept(piece);
        if (remembers) {
          instructions.add(row.instruction());
        }
        kept.add(row);
      } else {
        rejected.add(drop);
      }
    }
    return new Sifted(kept, rejected);
  }

  /**
   * @param judged what was found for the instructions of the piece: its instances stay or go
   *     together
   */
  private @Nullable OutputLine drop(
      int piece, Example row, Map<String, Optional<Neighbour>> judged) {
    if (quotas && passes.full(piece)) {
      String category = row.provenance().category();
      return Rejects.line(row, step, "over_quota", Map.of("category", category));
    }
    return judged
        .computeIfAbsent(row.instruction(), instruction -> similar(row))
        .map(found -> Rejects.likeness(found.id(), found.similarity()))
        .map(detail -> Rejects.line(row, step, "not_novel", detail))
        .orElse(null);
  }

  private Optional<Neighbour> similar(Example row) {
    return novelty == null
        ? Optional.empty()
        : Optional.ofNullable(novelty.offer(ExampleId.of(row), row.instruction()));
  }
}
