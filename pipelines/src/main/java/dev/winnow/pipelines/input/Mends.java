package dev.winnow.pipelines.input;

import dev.winnow.templates.Failure;
import dev.winnow.templates.Visible;
import java.util.Map;

/** What to do about rows that cannot be read, by the reason of the failure. */
public final class Mends {
  private static final String UNKNOWN_SHAPE = "unknown_shape";

  private static final Map<String, String> BY_REASON =
      Map.of(
          UNKNOWN_SHAPE,
          "name the fields: read: [{map: {instruction: KEY, output: KEY}}]",
          "missing_field",
          "the row lacks it, or has nothing there; fill it in or take the row out",
          "empty_row",
          "fill it in or take the row out",
          "invalid_unicode",
          "mend the file's encoding, or take the row out",
          "invalid_utf8",
          "convert the file, for example with iconv -f WINDOWS-1252 -t UTF-8",
          "truncated_file",
          "fetch the file again");

  private Mends() {}

  /** The detail of a failure, and the mend where one is known. */
  public static String behind(String detail, String reason) {
    String mend = BY_REASON.get(reason);
    return mend == null ? detail : detail + "; " + mend;
  }

  /**
   * A row of a dataset that a filter names, which cannot be read: where, why and the mend.
   *
   * @param answers whether its rows need answers
   */
  public static String ofReference(Failure failure, boolean answers) {
    String keys = answers ? "{instruction: KEY, output: KEY}" : "{instruction: KEY}";
    String detail =
        failure.reason().equals(UNKNOWN_SHAPE)
            ? failure.detail() + "; name the fields: map: " + keys
            : behind(failure.detail(), failure.reason());
    return Visible.line("%s: %s: %s".formatted(failure.source(), failure.reason(), detail));
  }
}
