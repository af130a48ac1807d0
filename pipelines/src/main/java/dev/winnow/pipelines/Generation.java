package dev.winnow.pipelines;

import dev.winnow.generators.Generator;
import dev.winnow.generators.Passes;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.registry.Generators;
import dev.winnow.generators.store.StoreException;
import dev.winnow.generators.teacher.TeacherSettings;
import dev.winnow.generators.teacher.Teachers;
import dev.winnow.pipelines.input.Dataset;
import dev.winnow.pipelines.input.InputException;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.pipelines.transforms.generation.GenerationStep;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import dev.winnow.templates.shape.MappedShape;
import dev.winnow.templates.shape.RowShapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

  /** What two steps ask is the same although these differ. */
  private static final Set<String> HOW_MANY = Set.of("target", "fruitless", "sample");

  private static final int MORE = 8;

  /**
   * What the step asks.
   *
   * @throws InvalidSetting if its teachers or sources cannot be used
   */
  GenerationStep of(Recipe.Step step) {
    Generator generator = generator(step);
    TeacherSettings settings = checked(step.teacher());
    boolean live = Teachers.live(settings, System.getenv());
    int first = new Passes(generator.lanes()).next().size();
    said.accept(step.path() + ": " + described(first, settings, live));
    Map<String, GenerationStep.TeacherOpener> others = new TreeMap<>();
    int inFlight = settings.mostInFlight();
    for (Map.Entry<String, String> other : step.others().entrySet()) {
      TeacherSettings more = checked(other.getValue());
      inFlight += other.getValue().equals(step.teacher()) ? 0 : more.mostInFlight();
      others.put(other.getKey(), opener(more));
    }
    int threads = inFlight * QUARTERS / 4 + MORE;
    return new GenerationStep(
        step.path(), generator, opener(settings), others, threads, step.novelty());
  }

  /** Carries nothing of the recipe along. */
  private GenerationStep.TeacherOpener opener(TeacherSettings settings) {
    return opener(settings, recipe.storeOrDefault(), jvms);
  }

  private static GenerationStep.TeacherOpener opener(
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
   * @throws InvalidSetting if its teachers or sources cannot be used
   */
  void check(Recipe.Step step) {
    checked(step.teacher());
    step.others().values().forEach(this::checked);
    generator(step);
  }

  private TeacherSettings checked(String teacher) {
    TeacherSettings settings =
        TeacherSettings.of(
            Objects.requireNonNull(recipe.teachers().get(teacher), "the reader checks it"));
    Teachers.check(settings, System.getenv());
    return settings;
  }

  private Generator generator(Recipe.Step step) {
    checkAsksOther(step);
    Generator generator = created(step);
    if (step.novelty() != null && generator.lanes().stream().allMatch(lane -> lane.target() == 0)) {
      throw new InvalidSetting(
          step.path() + ".novelty",
          "method "
              + step.method()
              + " makes its rows of given ones and takes no novelty; use the filter novelty");
    }
    return generator;
  }

  private Generator created(Recipe.Step step) {
    return Generators.named(step.path() + ".method", step.method())
        .create(step.settings(), seed(step), Generation::read);
  }

  private long seed(Recipe.Step step) {
    return step.seed() == null ? recipe.seed() : step.seed();
  }

  /** Of two steps that ask the same, the second would give the first one's rows again. */
  private void checkAsksOther(Recipe.Step step) {
    for (Recipe.Step earlier : recipe.generate()) {
      if (earlier.path().equals(step.path())) {
        return;
      }
      if (question(earlier).equals(question(step))) {
        throw new InvalidSetting(
            step.path() + ".seed",
            "this step asks the same as " + earlier.path() + "; give it a seed of its own");
      }
    }
  }

  private List<Object> question(Recipe.Step step) {
    Map<String, Object> settings = new TreeMap<>(step.settings().asMap());
    settings.keySet().removeAll(HOW_MANY);
    return List.of(step.method(), step.teacher(), step.others(), seed(step), settings);
  }

  private static SourceRows read(Settings read) {
    Map<String, String> map = new LinkedHashMap<>(read.mapping("map"));
    try {
      Dataset dataset =
          Dataset.read(
              read.text("path"),
              map.isEmpty()
                  ? RowShapes.queries()
                  : MappedShape.ofQueries(read.path() + ".map", map));
      return new SourceRows(dataset.rows(), dataset.failures());
    } catch (InputException e) {
      throw read.invalid("path", String.valueOf(e.getMessage()));
    }
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
