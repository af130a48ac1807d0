package dev.winnow.generators.orca;

/**
 * The system message that a query is asked with.
 *
 * @param operation the label of its kind, or {@value #GIVEN}
 * @param version of the texts that it is from; empty if the row brought it along
 * @param text empty for none
 */
record SystemMessage(String operation, String version, String text) {
  /** The operation of a row that keeps its own system message. */
  static final String GIVEN = "given";

  static SystemMessage of(MessageKind kind) {
    return new SystemMessage(kind.label(), SystemMessages.VERSION, SystemMessages.text(kind));
  }

  static SystemMessage given(String text) {
    return new SystemMessage(GIVEN, "", text);
  }
}
