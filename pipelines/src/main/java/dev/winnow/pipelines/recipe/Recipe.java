package dev.winnow.pipelines.recipe;

import dev.winnow.filters.selection.Holdout;
import dev.winnow.filters.selection.Selection;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checked recipe, every default filled in and every path absolute. Immutable.
 *
 * @param source the file, and the line of every key, for errors that are found later
 * @param seed of all randomness
 * @param teachers settings by the teacher's name, in the recipe's order
 * @param store a file, its path absolute, or a database's URL; null where the recipe names none
 * @param generate where new rows come from, in order; may be empty
 * @param read where existing rows come from, in order; may be empty
 * @param filters in order
 * @param select what to keep of the rows that passed; null for all
 */
public record Recipe(
    RecipeSource source,
    long seed,
    Map<String, Settings> teachers,
    @Nullable String store,
    List<Step> generate,
    List<Read> read,
    List<FilterStep> filters,
    @Nullable Selection select,
    Settings render,
    Output output)
    implements Serializable {
  public Recipe {
    teachers = Collections.unmodifiableMap(new LinkedHashMap<>(teachers));
    generate = List.copyOf(generate);
    read = List.copyOf(read);
    filters = List.copyOf(filters);
  }

  /** The recipe's file, as the user gave it. */
  public String file() {
    return source.file();
  }

  /** Where answers are kept: the store that is named, or a file beside the recipe. */
  public String storeOrDefault() {
    return store != null
        ? store
        : Path.of(file()).toAbsolutePath().resolveSibling("responses.sqlite").toString();
  }

  /** Which rows are held out to validate with; null for none. */
  public @Nullable Holdout holdout() {
    return output.validation() == null ? null : new Holdout(output.validation(), seed);
  }

  /**
   * An item of {@code generate}.
   *
   * @param method the name of a generator
   * @param teacher the name of one of the recipe's teachers
   * @param others names of further teachers, by the setting that names them
   * @param seed of its randomness; null for the recipe's
   * @param novelty the greatest similarity to what is there already that a row may have; null for
   *     any
   * @param settings of the generator
   * @param path where it stands: {@code generate[0]}
   */
  public record Step(
      String method,
      String teacher,
      Map<String, String> others,
      @Nullable Long seed,
      @Nullable Double novelty,
      Settings settings,
      String path)
      implements Serializable {
    public Step {
      others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }
  }

  /**
   * An item of {@code read}.
   *
   * @param data an absolute path or glob; null where the command line names the data
   * @param map field names or JSON pointers by our field
   * @param path where it stands: {@code read[0]}
   */
  public record Read(@Nullable String data, Map<String, String> map, String path)
      implements Serializable {
    public Read {
      map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
  }

  /**
   * An item of {@code filters}.
   *
   * @param kind the name of a filter in the registry
   * @param name for people and the ledger; unique in the recipe
   * @param settings of the filter
   * @param path where it stands: {@code filters[2]}
   */
  public record FilterStep(String kind, String name, Settings settings, String path)
      implements Serializable {}

  /**
   * Where the rows go.
   *
   * @param dir an absolute path
   * @param split the first part of the shards' names, safe in a file name
   * @param validation the share that is held out to validate with, over 0 and under 1; null for
   *     none
   * @param shardRows about how many rows a shard has, at least 1
   * @param keep what rendered rows keep beside their format's keys: {@code id} or nothing
   * @param datasetInfo the rows' name in a {@code dataset_info.json} beside them; null for none
   */
  public record Output(
      String dir,
      String split,
      @Nullable Double validation,
      int shardRows,
      List<String> keep,
      @Nullable String datasetInfo)
      implements Serializable {
    public Output {
      keep = List.copyOf(keep);
    }

    /** The names of the splits, the one to train on first; none where rows are not split. */
    public List<String> splits() {
      return validation == null ? List.of() : List.of(split, Holdout.NAME);
    }
  }
}
