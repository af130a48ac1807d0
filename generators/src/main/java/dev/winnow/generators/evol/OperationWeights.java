package dev.winnow.generators.evol;

import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How often each operation is drawn.
 *
 * @param weights by the enum's order, each at least 0, not all 0
 */
record OperationWeights(List<Double> weights) implements Serializable {
  static final Parameter PARAMETER =
      Parameter.section(
          "operations",
          "How often each operation is drawn, relative to the others; 0 is never.",
          Operation.NAMES.stream()
              .map(
                  name ->
                      Parameter.number(name, "a weight", "The weight of " + name + ".")
                          .atLeast(0)
                          .atMost(1e6)
                          .orElse(1.0))
              .toList());

  OperationWeights {
    weights = List.copyOf(weights);
  }

  /** Reads checked settings, of which {@code operations} is a section. */
  static OperationWeights of(Settings settings) {
    Settings section = settings.section("operations");
    List<Double> weights = Operation.NAMES.stream().map(section::number).toList();
    if (weights.stream().allMatch(weight -> weight == 0)) {
      throw settings.invalid("operations", "expected an operation with a weight over 0, got none");
    }
    return new OperationWeights(weights);
  }

  /** One operation by its weight; takes one number of the randomness. */
  Operation draw(SplittableRandom random) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    double left = random.nextDouble() * sum;
    Operation last = Operation.BREADTH;
    for (Operation operation : Operation.values()) {
      double weight = weights.get(operation.ordinal());
      if (weight > 0) {
        last = operation;
        left -= weight;
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }
}
