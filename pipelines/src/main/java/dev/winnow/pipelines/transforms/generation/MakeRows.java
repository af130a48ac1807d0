package dev.winnow.pipelines.transforms.generation;

import dev.winnow.generators.Lane;
import dev.winnow.generators.Passes;
import dev.winnow.pipelines.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Makes the rows of a step, pass by pass, until it has those that the recipe wants. What is kept is
 * decided here, in one place and in the order of the pieces, so that it is the same wherever they
 * were asked for.
 */
public final class MakeRows {
  private MakeRows() {}

  /**
   * Makes them, and leaves them in files of this folder.
   *
   * @param files over how many files they are spread
   * @param said is told of further passes
   * @param missed is told of each target that was not reached
   * @return the transform that reads them
   */
  public static GenerateRows of(
      GenerationStep step,
      Asker asker,
      Path folder,
      int files,
      Consumer<String> said,
      Consumer<String> missed)
      throws IOException, InterruptedException {
    List<Lane> lanes = step.generator().lanes();
    Passes passes = new Passes(lanes);
    Sieve sieve = new Sieve(step, passes);
    boolean ordered = step.novelty() != null || lanes.stream().anyMatch(lane -> lane.target() > 0);
    try (Spool spool = new Spool(folder, files)) {
      for (List<Integer> pieces = passes.next(); !pieces.isEmpty(); pieces = passes.next()) {
        announce(step, passes.passes(), pieces.size(), said);
        Asker.Sink<IOException> sink =
            (piece, generated) -> spool.write(sieve.sift(piece, generated));
        asker.ask(pieces, sieve.instructions(), ordered ? new InOrder<>(pieces, sink) : sink);
      }
      passes.shortfalls().forEach(missing -> missed.accept(step.path() + ": only " + missing));
      return new GenerateRows(step, spool.files());
    }
  }

  private static void announce(GenerationStep step, int pass, int requests, Consumer<String> said) {
    Progress.toAsk(requests);
    if (pass > 1) {
      said.accept(
          String.format(
              Locale.ROOT,
              "%s: pass %d, %,d more %s for the rows still missing",
              step.path(),
              pass,
              requests,
              requests == 1 ? "request" : "requests"));
    }
  }
}
