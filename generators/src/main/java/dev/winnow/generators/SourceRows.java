package dev.winnow.generators;

import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.util.List;

/**
 * Rows that a method starts from, read from a dataset.
 *
 * @param rows in the file's order
 * @param failures what could not be read
 */
public record SourceRows(List<Example> rows, List<Failure> failures) {
  public SourceRows {
    rows = List.copyOf(rows);
    failures = List.copyOf(failures);
  }

  /** The setting that names a dataset; it is a section of {@code path} and {@code map}. */
  public static Parameter parameter(String doc) {
    return Parameter.section(
        "read",
        doc,
        List.of(
            Parameter.file("path", "The dataset: JSONL, a JSON array, CSV or TSV, also packed.")
                .required(),
            Parameter.mapping("map", "Field names or JSON pointers of its rows, by our field.")));
  }

  /** Why there is nothing to start from, with the first thing that is wrong. */
  static String none(String what, String file, List<Failure> failures) {
    String first =
        failures.isEmpty()
            ? "it is empty"
            : failures.get(0).source() + ": " + failures.get(0).detail();
    return "no " + what + " in " + file + "; " + first;
  }

  /** Reads datasets; how, generators need not know. */
  @FunctionalInterface
  public interface Reader {
    /** Of methods that start from no dataset. */
    Reader NONE =
        read -> {
          throw read.invalid("path", "there is nothing to read datasets with");
        };

    /**
     * The rows of a dataset.
     *
     * @param read the values of {@link #parameter}
     * @throws InvalidSetting if it cannot be read
     */
    SourceRows read(Settings read);
  }
}
