package dev.winnow.generators.orca;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A part of FLAN-v2 and the kinds of system message that Orca (arXiv 2306.02707) draws for it. */
enum Subset {
  COT,
  NIV2,
  T0,
  /** Multiple choice gets one of the two kinds for it, anything else one of the others. */
  FLAN2021,
  /** Queries from anywhere: every kind. */
  ALL;

  /** The names as recipes write them. */
  static final List<String> LABELS = Arrays.stream(values()).map(Subset::label).toList();

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The subset of a name, in any case. */
  static Optional<Subset> named(String name) {
    int found = LABELS.indexOf(name.strip().toLowerCase(Locale.ROOT));
    return found < 0 ? Optional.empty() : Optional.of(values()[found]);
  }

  /** What is drawn from, in the paper's order; never empty. */
  List<MessageKind> kinds(boolean multipleChoice) {
    if (this == FLAN2021 && multipleChoice) {
      return kinds().filter(MessageKind::ofOptions).toList();
    }
    return kinds().filter(kind -> multipleChoice || !kind.ofOptions()).toList();
  }

  private Stream<MessageKind> kinds() {
    IntStream numbers =
        switch (this) {
          case COT -> IntStream.of(6, 11, 16);
          case NIV2 -> IntStream.of(1, 2, 5, 7, 9, 12, 13, 14, 15);
          case T0 -> IntStream.of(1, 2, 3, 5, 7);
          case FLAN2021 -> IntStream.of(3, 4, 7, 8, 10);
          case ALL -> IntStream.rangeClosed(1, 16);
        };
    return numbers.mapToObj(MessageKind::numbered);
  }
}
