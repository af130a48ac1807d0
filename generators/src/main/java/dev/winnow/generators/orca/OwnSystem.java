package dev.winnow.generators.orca;

/** What becomes of the system message that a row of the dataset has itself. */
enum OwnSystem {
  /** It stays, and none is drawn. */
  KEEP,
  /** It makes way for a drawn one. */
  DRAW,
  /** It is no message but the name of the row's subset, which one is drawn for. */
  SUBSET
}
