package dev.winnow.generators.evol;

/** Ends a round: what it made is of no use, and the parent goes into the next one unevolved. */
final class Elimination extends Exception {
  private final String reason;
  private final String detail;
  private final String raw;

  /**
   * @param reason that the ledger counts by
   * @param detail what is wrong, for a person
   * @param raw the text that is of no use
   */
  Elimination(String reason, String detail, String raw) {
    super(detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
    this.raw = raw;
  }

  String reason() {
    return reason;
  }

  String detail() {
    return detail;
  }

  String raw() {
    return raw;
  }
}
