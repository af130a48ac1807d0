package dev.winnow.templates;

import java.io.Serializable;
import java.util.Objects;

/**
 * What never became a row, with the reason.
 *
 * @param source where it is from: file and line, or the part of the recipe and the request
 * @param reason one lower-case word or words joined by underscores; the ledger counts by it
 * @param detail what exactly is wrong, for a person
 * @param raw the beginning of the offending text, at most {@value #RAW_LIMIT} characters
 */
public record Failure(String source, String reason, String detail, String raw)
    implements Serializable {
  /** How much of the raw text is kept, in characters. */
  public static final int RAW_LIMIT = 4096;

  public Failure {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
    raw = Surrogates.prefix(raw, RAW_LIMIT);
  }
}
