package dev.winnow.pipelines.input;

import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.shape.RowShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All rows of a dataset, in memory: what a generator starts from.
 *
 * @param rows in the files' order
 * @param failures rows that are none
 */
public record Dataset(List<Example> rows, List<Failure> failures) {
  /**
   * Reads the files of a path or glob.
   *
   * @throws InputException if there is none, or it cannot hold rows
   */
  public static Dataset read(String pattern, RowShape shape) {
    Dataset dataset = new Dataset(new ArrayList<>(), new ArrayList<>());
    each(pattern, shape, dataset.rows::add, dataset.failures::add);
    return dataset;
  }

  /**
   * The first row for which a condition holds; rows that cannot be read are none. Holds one row at
   * a time.
   *
   * @throws InputException if there is no file, or it cannot hold rows
   */
  public static Optional<Example> first(
      String pattern, RowShape shape, Predicate<Example> condition) {
    List<Example> found = new ArrayList<>();
    each(
        pattern,
        shape,
        row -> {
          if (found.isEmpty() && condition.test(row)) {
            found.add(row);
          }
        },
        failure -> {});
    return found.stream().findFirst();
  }

  private static void each(
      String pattern, RowShape shape, Consumer<Example> rows, Consumer<Failure> failures) {
    List<String> uris = InputFiles.find(pattern).uris();
    List<String> names = InputFiles.names(uris);
    RowParser parser = new RowParser(List.of(shape));
    for (int i = 0; i < uris.size(); i++) {
      each(new InputFile(uris.get(i), names.get(i), 0), parser, rows, failures);
    }
  }

  private static void each(
      InputFile file, RowParser parser, Consumer<Example> rows, Consumer<Failure> failures) {
    RowSource.Sink sink =
        new RowSource.Sink() {
          @Override
          public void row(long position, byte[] json) {
            parser.parse(file, position, json, rows, failures);
          }

          @Override
          public void failure(Failure failure) {
            failures.accept(failure);
          }
        };
    try {
      RowFiles.read(file, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
