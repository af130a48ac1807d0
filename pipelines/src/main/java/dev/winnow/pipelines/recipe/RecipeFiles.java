package dev.winnow.pipelines.recipe;

import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Paths of a recipe, relative to the recipe's folder. */
final class RecipeFiles {
  private static final int MOST_NAMES = 1_000;
  private static final int LONGEST_SHOWN = 300;

  private final Path folder;

  /**
   * @param folder of the recipe, absolute
   */
  RecipeFiles(Path folder) {
    this.folder = folder;
  }

  /** The folder of a file that may be given relative to the working folder. */
  static Path folderOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return withoutDots(parent == null ? file.toAbsolutePath() : parent);
  }

  /**
   * The absolute path that a text means.
   *
   * @throws InvalidSetting if it is blank or no path at all
   */
  Path resolved(String at, String text) {
    if (text.isBlank()) {
      throw InvalidSetting.expected(at, "a path", text);
    }
    try {
      return withoutDots(folder.resolve(text));
    } catch (InvalidPathException e) {
      throw InvalidSetting.expected(at, "a path", text);
    }
  }

  /**
   * The absolute path of a file that is there or will be.
   *
   * @throws InvalidSetting if it is a folder
   */
  Path notAFolder(String at, String text) {
    Path path = resolved(at, text);
    if (Files.isDirectory(path)) {
      throw new InvalidSetting(
          at,
          "is a folder: "
              + shown(text)
              + "; name a file in it, such as "
              + text
              + "/responses.sqlite");
    }
    return path;
  }

  /**
   * The absolute path of a file that is there.
   *
   * @throws InvalidSetting if there is none, or it cannot be read
   */
  Path existing(String at, String text) {
    Path path = resolved(at, text);
    if (!Files.exists(path)) {
      String looked = Path.of(text).isAbsolute() ? "" : " (looked in " + folder + ")";
      throw new InvalidSetting(
          at, "no such file: " + shown(text) + looked + didYouMean(text, path));
    }
    if (Files.isDirectory(path)) {
      throw new InvalidSetting(at, "is a folder, not a file: " + text);
    }
    if (!Files.isReadable(path)) {
      throw new InvalidSetting(at, "file cannot be read: " + text);
    }
    return path;
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  /** Raw values with every file that a parameter names made absolute, and known to be there. */
  Map<?, ?> resolved(String path, List<Parameter> parameters, Map<?, ?> raw) {
    Map<Object, Object> copy = new LinkedHashMap<>(raw);
    for (Parameter parameter : parameters) {
      String at = path.isEmpty() ? parameter.name() : path + "." + parameter.name();
      Object value = copy.get(parameter.name());
      if (parameter.type() == Parameter.Type.FILE && value instanceof String text) {
        copy.put(parameter.name(), file(at, parameter, text));
      } else if (value instanceof Map<?, ?> section) {
        copy.put(parameter.name(), within(at, parameter, section));
      }
    }
    return copy;
  }

  /** Where a word may stand in its place, the part itself says what is wrong with a file. */
  private String file(String at, Parameter parameter, String text) {
    if (parameter.choices().isEmpty()) {
      return existing(at, text).toString();
    }
    return parameter.choices().contains(text) ? text : resolved(at, text).toString();
  }

  private Map<?, ?> within(String at, Parameter parameter, Map<?, ?> value) {
    if (parameter.type() == Parameter.Type.SECTIONS) {
      Map<Object, Object> named = new LinkedHashMap<>(value);
      named.replaceAll(
          (name, section) -> resolved(at + "." + name, parameter.children(), (Map<?, ?>) section));
      return named;
    }
    return resolved(at, parameter.children(), value); // of plain mappings there are no children
  }

  /** A file beside the missing one with a similar name, as a question, or nothing. */
  static String didYouMean(String text, Path missing) {
    Path parent = missing.getParent();
    Path name = missing.getFileName();
    if (parent == null || name == null) {
      return "";
    }
    String prefix = text.substring(0, Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
    return Settings.similar(name.toString(), names(parent))
        .map(similar -> "; did you mean \"" + prefix + similar + "\"?")
        .orElse("");
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.limit(MOST_NAMES).map(RecipeFiles::name).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // no folder, no suggestion
    }
  }

  private static String name(Path path) {
    @Nullable Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  /** Leaves out ".", but not "..", which means another folder where there are symbolic links. */
  private static Path withoutDots(Path path) {
    Path clean = path.getRoot() == null ? Path.of("") : path.getRoot();
    for (Path name : path) {
      clean = name.toString().equals(".") ? clean : clean.resolve(name);
    }
    return clean;
  }
}
