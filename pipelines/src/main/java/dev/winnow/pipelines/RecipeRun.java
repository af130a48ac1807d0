package dev.winnow.pipelines;

import dev.winnow.filters.Filter;
import dev.winnow.filters.selection.Holdout;
import dev.winnow.filters.selection.Selection;
import dev.winnow.filters.selection.Selector;
import dev.winnow.pipelines.input.ReadRows;
import dev.winnow.pipelines.ledger.Ledger;
import dev.winnow.pipelines.ledger.RepeatedIds;
import dev.winnow.pipelines.ledger.RunFacts;
import dev.winnow.pipelines.output.Manifest;
import dev.winnow.pipelines.output.Notes;
import dev.winnow.pipelines.output.OutputFolder;
import dev.winnow.pipelines.output.TextFile;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.pipelines.recipe.RecipePrinter;
import dev.winnow.pipelines.transforms.PendingRows;
import dev.winnow.pipelines.transforms.ToLines;
import dev.winnow.pipelines.transforms.WriteShards;
import dev.winnow.pipelines.transforms.generation.Asker;
import dev.winnow.pipelines.transforms.generation.Asking;
import dev.winnow.pipelines.transforms.generation.AskingOnWorkers;
import dev.winnow.pipelines.transforms.generation.GenerateRows;
import dev.winnow.pipelines.transforms.generation.GenerationStep;
import dev.winnow.pipelines.transforms.generation.MakeRows;
import dev.winnow.pipelines.transforms.selection.SelectRows;
import dev.winnow.templates.settings.InvalidSetting;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
  private final Consumer<String> said;
  private final List<String> plan = new ArrayList<>();
  private final List<GenerationStep> steps = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private volatile @Nullable OutputFolder folder;

  /** A run on these runners. */
  public RecipeRun(Recipe recipe, Runners runners) {
    this(recipe, runners, text -> {});
  }

  /**
   * @param said is told what the run is going to do, once it is known that it can be done
   */
  public RecipeRun(Recipe recipe, Runners runners, Consumer<String> said) {
    this.recipe = recipe;
    this.runners = runners;
    this.said = said;
    this.options = runners.options();
    FileSystems.setDefaultPipelineOptions(options);
  }

  /**
   * What a run left.
   *
   * @param ledger what became of every row
   * @param repeated ids that several rows have, where {@code output.keep} has ids
   * @param warnings targets that were not reached and what workers noted, in words for people
   * @param manifest the file that was written last
   */
  public record Result(Ledger ledger, RepeatedIds repeated, List<String> warnings, Path manifest) {}

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
    Map<String, PTransform<PBegin, PendingRows>> sources = new LinkedHashMap<>();
    Generation generation = new Generation(recipe, runners.jvms(), plan::add);
    for (Recipe.Step step : recipe.generate()) {
      steps.add(generation.of(step));
    }
    return run(sources, Inputs.ofRecipe(recipe), out, overwrite);
  }

  /** Runs everything but generation over the given data, paths or globs. */
  public Result curate(List<String> data, Path out, boolean overwrite) throws IOException {
    return run(new LinkedHashMap<>(), Inputs.ofData(recipe, data), out, overwrite);
  }

  /** Takes away what the run has staged, from another thread: nothing more is written. */
  public void discard() {
    OutputFolder begun = folder;
    if (begun != null) {
      begun.discard();
    }
  }

  private Result run(
      Map<String, PTransform<PBegin, PendingRows>> sources,
      Inputs inputs,
      Path out,
      boolean overwrite)
      throws IOException {
    if (!inputs.isEmpty()) {
      plan.add("reading " + inputs.described());
      sources.put("Read", inputs.transform(runners.keys()));
    }
    RecipeFilters filters = RecipeFilters.of(recipe);
    filters.check(recipe, inputs.names());
    Map<String, ReadRows> references = filters.references(runners.keys());
    runners.reach();
    OutputFolder folder = OutputFolder.prepare(out, overwrite);
    this.folder = folder;
    plan.add("writing to " + out + ", " + runners.described());
    boolean done = false;
    try (HeldTeachers held = HeldTeachers.of(runners.jvms() == 1 ? steps : List.of())) {
      plan.forEach(said);
      for (int i = 0; i < steps.size(); i++) {
        GenerationStep step = steps.get(i);
        Path made = Path.of(folder.staging(), step.path());
        Asker asker =
            runners.jvms() == 1
                ? new Asking(step, held.benches().get(i))
                : new AskingOnWorkers(step, options, runners.jvms(), made);
        sources.put("Generate " + step.path(), generated(step, asker, made));
      }
      Pipeline pipeline = Pipeline.create(options);
      curation(
              sources,
              filters.byName(),
              references,
              folder.staging(),
              Partitions.of(inputs.bytes(), runners.workers()))
          .addTo(pipeline);
      pipeline.run().waitUntilFinish();
      RunFacts facts = RunFacts.read(folder.staging());
      warnings.addAll(Notes.read(folder.staging()));
      RecipeRendering rendering = RecipeRendering.of(recipe);
      warnings.addAll(rendering.warnings(facts.files()));
      List<TextFile> beside = rendering.beside(facts.files());
      Ledger ledger = Ledger.of(facts.tallies(), facts.files(), recipe.output().splits());
      String manifest =
          Manifest.of(
                  Version.WINNOW, RecipePrinter.print(recipe), ledger.json(), facts.files(), beside)
              .toPrettyString();
      Path written =
          folder.commit(
              facts.files(), beside, ledger.json().toPrettyString() + "\n", manifest + "\n");
      done = true;
      Contamination.found(filters.benchmarks(), facts.files(), folder.path()).forEach(said);
      return new Result(ledger, facts.repeated(), warnings, written);
    } finally {
      if (!done) {
        Asking.awaitCalls();
        folder.discard();
      }
    }
  }

  private GenerateRows generated(GenerationStep step, Asker asker, Path made) throws IOException {
    try {
      return MakeRows.of(step, asker, made, runners.keys(), said, warnings::add);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the run was stopped");
    }
  }

  private Curation curation(
      Map<String, PTransform<PBegin, PendingRows>> sources,
      Map<String, Filter> filters,
      Map<String, ReadRows> references,
      String staging,
      int partitions) {
    Recipe.Output output = recipe.output();
    Holdout holdout = recipe.holdout();
    boolean keepId = output.keep().contains("id");
    return new Curation(
        sources,
        filters,
        references,
        holdout != null,
        select(recipe, staging),
        new ToLines(RecipeRendering.of(recipe).renderer(), holdout, keepId ? partitions : 0),
        new WriteShards(staging, output.split(), output.shardRows()),
        staging,
        keepId);
  }

  private static @Nullable SelectRows select(Recipe recipe, String staging) {
    Selection selection = recipe.select();
    return selection == null
        ? null
        : new SelectRows(new Selector(selection, recipe.seed()), staging);
  }
}
