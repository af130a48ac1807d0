package dev.winnow.pipelines.output;

/** What a line of output is: a row that stays, a row that goes, or what never became a row. */
public enum OutputKind {
  DATA,
  DROPPED,
  FAILED
}
