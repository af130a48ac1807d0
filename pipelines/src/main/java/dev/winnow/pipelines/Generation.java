package dev.winnow.pipelines;

import dev.winnow.generators.Generator;
import dev.winnow.generators.Passes;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.registry.Generators;
import dev.winnow.generators.store.StoreException;
import dev.winnow.generators.teacher.TeacherSettings;
import dev.winnow.generators.teacher.Teachers;
import dev.winnow.pipelines.progress.Progress;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.pipelines.transforms.GenerateRows;
import dev.winnow.templates.settings.InvalidSetting;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The steps of a recipe that generate rows.
 *
 * @param jvms how many JVMs share the work and the teachers' limits
 * @param said is told what will be asked, and of whom
 */
record Generation(Recipe recipe, int jvms, Consumer<String> said) {
  /**
   * Threads for each call that may be in flight, as 5/4: while some read an answer or make rows of
   * it, others wait to call.
   */
  private static final int QUARTERS = 5;

  private static final int MORE = 8;

  /**
   * What the step asks.
   *
   * @throws InvalidSetting if its teacher or seeds cannot be used
   */
  GenerateRows.Asked of(Recipe.Step step) {
    TeacherSettings settings = teacher(step);
    Generator generator = generator(step);
    String store = recipe.storeOrDefault();
    Teachers.check(settings, System.getenv());
    boolean live = Teachers.live(settings, System.getenv());
    int first = new Passes(generator.lanes()).next().size();
    Progress.toAsk(first);
    said.accept(step.path() + ": " + described(first, settings, live));
    GenerateRows.TeacherOpener opener = opener(settings, store, jvms);
    int threads = settings.mostInFlight() * QUARTERS / 4 + MORE;
    return new GenerateRows.Asked(step.path(), generator, opener, threads);
  }

  /** Carries nothing of the recipe along. */
  private static GenerateRows.TeacherOpener opener(
      TeacherSettings settings, String store, int jvms) {
    return () -> {
      try {
        return Teachers.open(settings, store, jvms, System.getenv());
      } catch (StoreException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /**
   * Reads what a step reads, its seed tasks for instance, and asks nobody.
   *
   * @throws InvalidSetting if its teacher or seeds cannot be used
   */
  void check(Recipe.Step step) {
    Teachers.check(teacher(step), System.getenv());
    generator(step);
  }

  private TeacherSettings teacher(Recipe.Step step) {
    return TeacherSettings.of(
        Objects.requireNonNull(recipe.teachers().get(step.teacher()), "the reader checks it"));
  }

  private Generator generator(Recipe.Step step) {
    return Generators.named(step.path() + ".method", step.method())
        .create(step.settings(), recipe.seed(), SourceRows.Reader.NONE);
  }

  private String described(int requests, TeacherSettings settings, boolean live) {
    String from =
        live
            ? "live, as far as " + recipe.storeOrDefault() + " lacks the answers"
            : "answered from " + settings.recorded() + ", as no API key is set";
    return String.format(
        Locale.ROOT,
        "%,d %s to %s, %s",
        requests,
        requests == 1 ? "request" : "requests",
        settings.model(),
        from);
  }
}
