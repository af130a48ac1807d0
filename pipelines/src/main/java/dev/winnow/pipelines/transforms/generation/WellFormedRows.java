package dev.winnow.pipelines.transforms.generation;

import dev.winnow.generators.Generated;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Surrogates;
import dev.winnow.templates.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes failures of generated rows that UTF-8 cannot hold. A surrogate without its partner would
 * become another character on the way between workers, and so another row than within one.
 */
final class WellFormedRows {
  private static final String REASON = "invalid_unicode";

  private WellFormedRows() {}

  static Generated of(Generated generated, String source) {
    List<Example> examples = new ArrayList<>();
    List<Failure> failures = new ArrayList<>(generated.failures());
    for (Example example : generated.examples()) {
      Optional<Texts.Named> broken = Texts.first(example, Surrogates::hasLone);
      if (broken.isEmpty()) {
        examples.add(example);
      } else {
        String detail = "field: " + broken.get().name();
        String raw = Surrogates.replaceLone(broken.get().text());
        failures.add(new Failure(source, REASON, detail, raw));
      }
    }
    return new Generated(examples, failures);
  }
}
