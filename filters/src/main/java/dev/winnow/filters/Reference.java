package dev.winnow.filters;

import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dataset that must not be repeated: each of its rows stays where it is, and a row that is
 * similar to one of them goes.
 *
 * @param setting where it stands in the recipe, for messages
 * @param path the file
 * @param map field names or JSON pointers of its rows, by our field; empty for the known shapes
 */
public record Reference(String setting, String path, Map<String, String> map)
    implements Serializable {
  private static final String NAME = "against";

  /** What names a dataset: its file, and how its rows are understood. */
  public static final List<Parameter> KEYS =
      List.of(
          Parameter.file("path", "the dataset: JSONL, a JSON array, CSV or TSV, also packed")
              .required(),
          Parameter.mapping("map", "field names or JSON pointers of its rows, by our field"));

  public static final Parameter PARAMETER =
      Parameter.section(
          NAME, "a dataset that must not be repeated: rows similar to one of its rows go", KEYS);

  public Reference {
    map = new LinkedHashMap<>(map);
  }

  /** The file's name, which is the same on every machine. */
  public String name() {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** What the setting of {@link #PARAMETER} names, if anything. */
  public static @Nullable Reference of(Settings settings) {
    if (!settings.has(NAME)) {
      return null;
    }
    return ofKeys(settings.section(NAME));
  }

  /** What settings of {@link #KEYS} name. */
  public static Reference ofKeys(Settings own) {
    return new Reference(own.path(), own.text("path"), own.mapping("map"));
  }
}
