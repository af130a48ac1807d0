package dev.winnow.pipelines;

import dev.winnow.filters.Filter;
import dev.winnow.filters.registry.Filters;
import dev.winnow.filters.text.TokenCounter;
import dev.winnow.generators.Generator;
import dev.winnow.generators.registry.Generators;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.generators.teacher.TeacherSettings;
import dev.winnow.generators.teacher.Teachers;
import dev.winnow.pipelines.ledger.Ledger;
import dev.winnow.pipelines.ledger.RunFacts;
import dev.winnow.pipelines.output.Manifest;
import dev.winnow.pipelines.output.OutputFolder;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.pipelines.recipe.RecipePrinter;
import dev.winnow.pipelines.transforms.GenerateRows;
import dev.winnow.pipelines.transforms.RenderRows;
import dev.winnow.pipelines.transforms.Rows;
import dev.winnow.pipelines.transforms.SelectTop;
import dev.winnow.pipelines.transforms.WriteShards;
import dev.winnow.templates.Field;
import dev.winnow.templates.format.RowRenderer;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.jspecify.annotations.Nullable;

/** One run of a recipe, from its sources to the finished output folder. */
public final class RecipeRun {
  private final Recipe recipe;
  private final Runners runners;
  private final PipelineOptions options;

  /** A run on these runners. */
  public RecipeRun(Recipe recipe, Runners runners) {
    this.recipe = recipe;
    this.runners = runners;
    this.options = runners.options();
    FileSystems.setDefaultPipelineOptions(options);
  }

  /**
   * What a run left.
   *
   * @param ledger what became of every row
   * @param manifest the file that was written last
   */
  public record Result(Ledger ledger, Path manifest) {}

  /**
   * Runs the recipe's own {@code generate} and {@code read}.
   *
   * @throws InvalidSetting if the recipe asks for what cannot be done
   */
  public Result run(Path out, boolean overwrite) throws IOException {
    if (recipe.generate().isEmpty() && recipe.read().isEmpty()) {
      throw new InvalidSetting(
          "generate", "the recipe has neither generate nor read; add one, or use curate with data");
    }
    Map<String, PTransform<PBegin, Rows>> sources = new LinkedHashMap<>();
    for (Recipe.Step step : recipe.generate()) {
      sources.put("Generate " + step.path(), generate(step));
    }
    Inputs inputs = Inputs.ofRecipe(recipe);
    if (!inputs.isEmpty()) {
      sources.put("Read", inputs.transform(runners.keys()));
    }
    return run(sources, inputs.bytes(), out, overwrite);
  }

  /** Runs everything but generation over the given data, paths or globs. */
  public Result curate(List<String> data, Path out, boolean overwrite) throws IOException {
    Inputs inputs = Inputs.ofData(recipe, data);
    return run(Map.of("Read", inputs.transform(runners.keys())), inputs.bytes(), out, overwrite);
  }

  private Result run(
      Map<String, PTransform<PBegin, Rows>> sources, long bytes, Path out, boolean overwrite)
      throws IOException {
    OutputFolder folder = OutputFolder.prepare(out, overwrite);
    boolean done = false;
    try {
      Pipeline pipeline = Pipeline.create(options);
      curation(sources, folder.staging(), Partitions.of(bytes, runners.workers())).addTo(pipeline);
      pipeline.run().waitUntilFinish();
      RunFacts facts = RunFacts.read(folder.staging());
      Ledger ledger = Ledger.of(facts.tallies(), facts.files());
      String manifest =
          Manifest.of(Version.WINNOW, RecipePrinter.print(recipe), ledger.json(), facts.files())
              .toPrettyString();
      Path written =
          folder.commit(facts.files(), ledger.json().toPrettyString() + "\n", manifest + "\n");
      done = true;
      return new Result(ledger, written);
    } finally {
      if (!done) {
        GenerateRows.awaitCalls();
        folder.discard();
      }
    }
  }

  private Curation curation(
      Map<String, PTransform<PBegin, Rows>> sources, String staging, int partitions) {
    Map<String, Filter> filters = new LinkedHashMap<>();
    for (Recipe.FilterStep step : recipe.filters()) {
      filters.put(step.name(), Filters.named(step.kind()).create(step.settings()));
    }
    Recipe.Output output = recipe.output();
    boolean keepId = output.keep().contains("id");
    return new Curation(
        sources,
        filters,
        select(recipe.select()),
        new RenderRows(RowRenderer.create(recipe.render(), keepId)),
        new WriteShards(staging, output.split(), output.shardRows()),
        staging,
        partitions);
  }

  private static @Nullable SelectTop select(Recipe.@Nullable Select select) {
    if (select == null) {
      return null;
    }
    return select.by() == Recipe.Measure.TOKENS
        ? new SelectTop(select.top(), row -> TokenCounter.CL100K_BASE.count(Field.ROW.of(row)))
        : new SelectTop(select.top(), row -> Field.ROW.of(row).length());
  }

  private GenerateRows generate(Recipe.Step step) {
    Settings named =
        Objects.requireNonNull(recipe.teachers().get(step.teacher()), "the reader checks it");
    TeacherSettings settings = TeacherSettings.of(named);
    String store = store();
    boolean unused = Teachers.live(settings, System.getenv());
    Generator generator =
        Generators.named(step.path() + ".method", step.method())
            .create(step.settings(), recipe.seed());
    GenerateRows.TeacherOpener opener =
        () -> {
          try {
            return Teachers.open(settings, Path.of(store), System.getenv());
          } catch (TeacherException e) {
            throw new IllegalStateException(e);
          }
        };
    return new GenerateRows(step.path(), generator, opener, settings.inFlight());
  }

  private String store() {
    String store = recipe.store();
    if (store == null) {
      return Path.of(recipe.file()).toAbsolutePath().resolveSibling("responses.sqlite").toString();
    }
    if (store.startsWith("jdbc:")) {
      throw new InvalidSetting("store", "expected the path of a file, got a JDBC URL");
    }
    return store;
  }
}
