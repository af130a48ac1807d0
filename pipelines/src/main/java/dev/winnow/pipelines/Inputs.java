package dev.winnow.pipelines;

import dev.winnow.filters.Reference;
import dev.winnow.pipelines.input.Dataset;
import dev.winnow.pipelines.input.InputException;
import dev.winnow.pipelines.input.InputFile;
import dev.winnow.pipelines.input.InputFiles;
import dev.winnow.pipelines.input.InputShapes;
import dev.winnow.pipelines.input.Mends;
import dev.winnow.pipelines.input.ReadRows;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.shape.RowShape;
import dev.winnow.templates.shape.RowShapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The files that a run reads, and how their rows are understood.
 *
 * @param files each file points to one of the shapes
 * @param shapes one for each group of files
 * @param bytes the files' size together
 */
record Inputs(List<InputFile> files, List<RowShape> shapes, long bytes) {
  private static final int MOST_NAMED = 3;

  /**
   * The files of the recipe's {@code read}.
   *
   * @throws InvalidSetting if one of its paths finds nothing
   */
  static Inputs ofRecipe(Recipe recipe) {
    Builder builder = new Builder();
    for (Recipe.Read read : recipe.read()) {
      if (read.data() == null) {
        throw new InvalidSetting(
            read.path(),
            "path is missing: winnow run needs it (winnow curate takes its data from the command line)");
      }
      try {
        builder.add(read.data(), shape(read));
      } catch (InputException e) {
        throw new InvalidSetting(read.path() + ".path", String.valueOf(e.getMessage()));
      }
    }
    return builder.build();
  }

  /** The given files, understood as the recipe's only {@code read} says if there is one. */
  static Inputs ofData(Recipe recipe, List<String> data) {
    if (recipe.read().size() > 1) {
      throw new InvalidSetting(
          "read", "data from the command line is read by the map of one read; there are several");
    }
    return ofData(
        recipe.read().isEmpty() ? RowShapes.recognised() : shape(recipe.read().get(0)), data);
  }

  /** The given files, all understood in this way. */
  static Inputs ofData(RowShape shape, List<String> data) {
    Builder builder = new Builder();
    data.forEach(pattern -> builder.add(pattern, shape));
    return builder.build();
  }

  /**
   * The files of a dataset that must not be repeated. Where questions are compared its rows need no
   * answers.
   *
   * @param compared the text that is compared
   * @throws InvalidSetting if its path finds nothing
   */
  static Inputs ofReference(Reference reference, Field compared) {
    Builder builder = new Builder();
    try {
      builder.add(reference.path(), InputShapes.of(reference, compared));
    } catch (InputException e) {
      throw new InvalidSetting(reference.setting() + ".path", String.valueOf(e.getMessage()));
    }
    return builder.build();
  }

  /**
   * The rows of a small dataset that need no answers.
   *
   * @throws InvalidSetting if its path finds nothing, or a row of it cannot be read
   */
  static List<Example> questions(Reference reference) {
    String at = reference.setting() + ".path";
    try {
      Dataset dataset = Dataset.read(reference.path(), InputShapes.ofQuestions(reference));
      for (Failure failure : dataset.failures()) {
        throw new InvalidSetting(at, Mends.ofReference(failure, false));
      }
      if (dataset.rows().isEmpty()) {
        throw new InvalidSetting(at, "there are no rows in " + reference.name());
      }
      return dataset.rows();
    } catch (InputException e) {
      throw new InvalidSetting(at, String.valueOf(e.getMessage()));
    }
  }

  /** How the rows of one read are understood. */
  static RowShape shape(Recipe.Read read) {
    return InputShapes.of(read.path() + ".map", read.map());
  }

  /** What rows of these files name as their source. */
  List<String> names() {
    return files.stream().map(InputFile::name).toList();
  }

  /** The files for people: the names of a few, or how many; and their size. */
  String described() {
    String what =
        files.size() > MOST_NAMED
            ? files.size() + " files"
            : files.stream().map(InputFile::name).collect(Collectors.joining(", "));
    double mb = bytes / 1e6;
    return mb < 0.1 ? what : String.format(Locale.ROOT, "%s (%,.1f MB)", what, mb);
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  ReadRows transform(int keys) {
    return new ReadRows(files, shapes, keys);
  }

  /** Gathers files; one that several patterns name is read once. */
  private static final class Builder {
    private final Map<String, Integer> shapeOf = new LinkedHashMap<>();
    private final List<RowShape> shapes = new ArrayList<>();
    private long bytes;

    void add(String pattern, RowShape shape) {
      InputFiles.Found found = InputFiles.find(pattern);
      shapes.add(shape);
      bytes += found.bytes();
      for (String uri : found.uris()) {
        Integer other = shapeOf.putIfAbsent(uri, shapes.size() - 1);
        if (other != null && shapes.get(other) != shape) {
          throw new InputException(uri + ": another read has this file already, with its own map");
        }
      }
    }

    Inputs build() {
      List<String> uris = List.copyOf(shapeOf.keySet());
      List<String> names = InputFiles.names(uris);
      List<InputFile> files = new ArrayList<>();
      for (int i = 0; i < uris.size(); i++) {
        files.add(
            new InputFile(
                uris.get(i), names.get(i), Objects.requireNonNull(shapeOf.get(uris.get(i)))));
      }
      return new Inputs(files, shapes, bytes);
    }
  }
}
