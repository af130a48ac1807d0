package dev.winnow.pipelines.recipe;

import dev.winnow.filters.selection.Holdout;
import dev.winnow.templates.format.RowRenderer;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys that every recipe has, whatever its parts. */
final class Keys {
  static final long DEFAULT_SEED = 42;

  static final Parameter SEED =
      Parameter.integer(
              "seed", "a whole number", "Of all randomness: same seed and answers, same bytes.")
          .atLeast(Long.MIN_VALUE)
          .atMost(Long.MAX_VALUE)
          .orElse(DEFAULT_SEED);

  static final String TEACHERS_DOC = "The models that answer, by names of your choice.";

  static final Parameter STORE =
      Parameter.text(
          "store",
          "Keeps every answer, so that none is paid twice: an SQLite file, its path"
              + " relative to the recipe, or jdbc:postgresql://host[:port]/db with PGUSER and"
              + " PGPASSWORD in the environment.");

  static final String GENERATE_DOC = "Where new rows come from, in order.";

  static final Parameter METHOD = Parameter.text("method", "How rows are generated.").required();

  static final Parameter TEACHER =
      Parameter.text("teacher", "Which of the teachers answers.").orElse("default");

  static final Parameter NOVELTY =
      Parameter.section(
          "novelty",
          "Lets go of rows whose instruction is too similar to a seed's or to that of a row kept"
              + " before.",
          List.of(
              Parameter.text("metric", "How instructions are compared.")
                  .oneOf(List.of("rouge-l"))
                  .orElse("rouge-l"),
              Parameter.number(
                      "max", "a similarity", "The greatest similarity of a row that is kept.")
                  .atLeast(0.01)
                  .atMost(0.99)
                  .required()));

  static final Parameter STEP_SEED =
      Parameter.integer("seed", "a whole number", "Of this step's randomness; else the recipe's.")
          .atLeast(Long.MIN_VALUE)
          .atMost(Long.MAX_VALUE);

  /** What every step may have, whatever its method. */
  static final List<Parameter> COMMON = List.of(TEACHER, STEP_SEED, NOVELTY);

  static final List<Parameter> STEP = List.of(METHOD, TEACHER, STEP_SEED, NOVELTY);

  static final String READ_DOC = "Where existing rows come from, in order.";

  static final List<Parameter> READ =
      List.of(
          Parameter.text(
              "path", "A file or a glob, relative to the recipe; or named on the command line."),
          Parameter.mapping(
              "map", "Where each of our fields stands in a row: a field's name or JSON pointer."));

  static final String FILTERS_DOC = "Which rows stay, in order; the first drop wins.";

  static final Parameter NAME =
      Parameter.text(
          "name", "What the ledger calls this filter. Default: the filter, -2, -3 if it repeats.");

  static final Pattern NAME_FORM = Pattern.compile("[a-z0-9][a-z0-9-]*");

  static final String SELECT_DOC = "Keeps only some of the rows that passed.";

  static final String RENDER_DOC = "How rows are written.";

  static final String OUTPUT_DOC = "Where rows are written.";

  static final List<Parameter> OUTPUT =
      List.of(
          Parameter.text("dir", "The output folder, relative to the recipe.").orElse("out"),
          Parameter.text("split", "The split's name, first in the names of shards.")
              .orElse("train"),
          Parameter.number(
              Holdout.NAME,
              "a share over 0 and under 1",
              "The share of clusters of similar rows that is held out, in shards of this name; a"
                  + " cluster is never on both sides."),
          Parameter.integer("shard_rows", "a number of rows", "About how many rows a shard has.")
              .atLeast(1)
              .orElse(50_000L),
          Parameter.texts("keep", "What rows keep beside the format's keys.")
              .oneOf(RowRenderer.KEEP)
              .orElse(List.of()),
          Parameter.text(
              "dataset_info",
              "Writes dataset_info.json beside the data, by which LLaMA-Factory knows the rows by"
                  + " this name."));

  /** No separators and no leading dot, so that it cannot leave the folder or hide in it. */
  static final Pattern SPLIT_FORM = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*");

  /** A name, such as a teacher's: no dot, so that {@code --set} can tell where it ends. */
  static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-]+");

  /** The sections, in the order in which recipes are written. */
  static final List<String> SECTIONS =
      List.of(
          "seed", "teachers", "store", "generate", "read", "filters", "select", "render", "output");

  private Keys() {}

  /**
   * The name in {@code dataset_info.json}; null where there is to be none. LLaMA-Factory separates
   * names by commas.
   */
  static @Nullable String datasetInfo(Settings output) {
    if (!output.has("dataset_info")) {
      return null;
    }
    String name = output.text("dataset_info");
    return inForm(PLAIN_NAME, "letters, digits, _ and -", "output.dataset_info", name);
  }

  /**
   * The text, if it has the form.
   *
   * @throws InvalidSetting if it has not
   */
  static String inForm(Pattern form, String expected, String path, String text) {
    if (!form.matcher(text).matches()) {
      throw InvalidSetting.expected(path, expected, text);
    }
    return text;
  }

  /**
   * The share that is held out; null where all rows stay together.
   *
   * @param output what {@link #OUTPUT} says
   * @throws InvalidSetting if it is all rows or none, or both sides have one name
   */
  static @Nullable Double validation(Settings output) {
    if (!output.has(Holdout.NAME)) {
      return null;
    }
    double share = output.number(Holdout.NAME);
    if (!(share > 0 && share < 1)) {
      String got = share == (long) share ? Long.toString((long) share) : Double.toString(share);
      throw output.invalid(Holdout.NAME, "expected a share over 0 and under 1, got " + got);
    }
    String split = output.text("split");
    if (split.equalsIgnoreCase(Holdout.NAME)) {
      throw output.invalid(
          "split",
          "is what the rows held out are called, \"" + split + "\"; expected another name");
    }
    return share;
  }
}
