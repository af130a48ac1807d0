package dev.winnow.generators.orca;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of system message, in the order of Orca's Table 2 (arXiv 2306.02707), 1 to 16. */
enum MessageKind {
  /** No system message at all. */
  EMPTY,
  DETAILED,
  LONG,
  AS_TO_A_CHILD,
  FOLLOW_INSTRUCTIONS,
  FIND_INFORMATION_IN_DETAIL,
  STEP_BY_STEP,
  /** For multiple choice only. */
  OPTIONS_AS_TO_A_CHILD,
  FROM_THE_DEFINITION,
  /** For multiple choice only. */
  OPTIONS,
  FIND_INFORMATION_STEP_BY_STEP,
  FOLLOW_INSTRUCTIONS_STEP_BY_STEP,
  TEACHER,
  TRANSLATOR,
  PARTS_OF_THE_DEFINITION,
  FIND_INFORMATION;

  /** The names as recipes and provenance write them, in order. */
  static final List<String> LABELS = Arrays.stream(values()).map(MessageKind::label).toList();

  /** Its name in recipes and provenance, such as {@code as-to-a-child}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of a label; there must be one. */
  static MessageKind of(String label) {
    return values()[LABELS.indexOf(label)];
  }

  /** The paper's number, from 1. */
  static MessageKind numbered(int number) {
    return values()[number - 1];
  }

  /** Whether it speaks of options, so that it suits multiple choice only. */
  boolean ofOptions() {
    return this == OPTIONS || this == OPTIONS_AS_TO_A_CHILD;
  }
}
