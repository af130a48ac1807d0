package dev.winnow.pipelines.output;

/**
 * What a line of output is: a row that stays, to train on or held out to validate with, a row that
 * goes, or what never became a row.
 */
public enum OutputKind {
  DATA,
  VALIDATION,
  DROPPED,
  FAILED
}
