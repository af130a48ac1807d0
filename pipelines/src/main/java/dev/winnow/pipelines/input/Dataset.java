package dev.winnow.pipelines.input;

import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.shape.RowShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

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
    List<String> uris = InputFiles.find(pattern).uris();
    List<String> names = InputFiles.names(uris);
    Dataset dataset = new Dataset(new ArrayList<>(), new ArrayList<>());
    RowParser parser = new RowParser(List.of(shape));
    for (int i = 0; i < uris.size(); i++) {
      dataset.add(new InputFile(uris.get(i), names.get(i), 0), parser);
    }
    return dataset;
  }

  private void add(InputFile file, RowParser parser) {
    RowSource.Sink sink =
        new RowSource.Sink() {
          @Override
          public void row(long position, byte[] json) {
            parser.parse(file, position, json, rows::add, failures::add);
          }

          @Override
          public void failure(Failure failure) {
            failures.add(failure);
          }
        };
    try {
      RowFiles.read(file, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
