package dev.winnow.generators.alpaca;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Generator;
import dev.winnow.generators.GeneratorPart;
import dev.winnow.generators.Lane;
import dev.winnow.generators.Lots;
import dev.winnow.generators.RequestRandom;
import dev.winnow.generators.SeedTask;
import dev.winnow.generators.SeedTasks;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.tasks.Question;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Failure;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Instructions with input and output in one answer, as Stanford Alpaca (2023) made them after
 * Self-Instruct (arXiv 2212.10560): three random seed tasks are shown and the teacher continues the
 * list up to twenty. With categories each is asked for by itself, for as many rows as it shall
 * have.
 *
 * <p>In: seed tasks. Out: rows of instruction, input and output. Failures: {@code bad_item} and
 * {@code truncated_item} for each item that is no task, {@code unparseable_answer} for an answer
 * without any after {@code reasks} further tries, and the teacher's faults.
 */
public final class AlpacaGenerator implements Generator {
  /** The registry's entry. */
  public static final GeneratorPart PART =
      new GeneratorPart(
          "alpaca",
          "New tasks in the manner of a few seed tasks (Stanford Alpaca, 2023, after Self-Instruct).",
          AlpacaSettings.PARAMETERS,
          AlpacaGenerator::of);

  private final AlpacaSettings settings;
  private final long seed;
  private final SeedTasks seeds;
  private final Lots<SeedTask> lots;

  private AlpacaGenerator(AlpacaSettings settings, long seed, SeedTasks seeds) {
    this.settings = settings;
    this.seed = seed;
    this.seeds = seeds;
    this.lots = Lots.of(seeds.tasks(), SeedTask::id);
  }

  private static AlpacaGenerator of(Settings settings, long seed, SourceRows.Reader datasets) {
    AlpacaSettings own = AlpacaSettings.of(settings);
    SeedTasks seeds = SeedTasks.read(settings, "seeds");
    if (seeds.tasks().size() < own.examples()) {
      throw settings.invalid(
          "examples",
          "expected at most the "
              + seeds.tasks().size()
              + " seed tasks of the file, got "
              + own.examples());
    }
    return new AlpacaGenerator(own, seed, seeds);
  }

  @Override
  public List<Lane> lanes() {
    return settings.lanes();
  }

  @Override
  public List<String> known() {
    return seeds.instructions();
  }

  @Override
  public List<Failure> sourceFailures() {
    return seeds.failures();
  }

  @Override
  public Generated generate(int index, Workbench bench)
      throws TeacherException, InterruptedException {
    AnswerForm form = settings.manner().form(bench.teacher());
    Question question = question(index, form);
    String category = lane(index).category();
    String prompt = AlpacaPrompt.version(form, category);
    TaskRows rows = new TaskRows(settings.source(), index, prompt, category, question.seedIds());
    try {
      return rows.of(
          settings.manner().ask(bench.teacher(), question.request(), AlpacaPrompt.LIST, form));
    } catch (TeacherException e) {
      return Generated.failed(rows.source(), e);
    }
  }

  private Lane lane(int index) {
    return settings.lanes().get(index % settings.lanes().size());
  }

  /**
   * What is asked for a piece. Few seed tasks have few draws: each piece asks for a sample of its
   * own, or those with the same draw would get the same answer. What is asked for a category does
   * not depend on the others.
   */
  Question question(int index, AnswerForm form) {
    int round = index / settings.lanes().size();
    String category = lane(index).category();
    SplittableRandom random =
        category.isEmpty()
            ? RequestRandom.of(seed, PART.name(), round)
            : RequestRandom.of(seed, PART.name(), category, round);
    List<SeedTask> shown = lots.sample(settings.examples(), random);
    String prompt = AlpacaPrompt.text(form, shown, settings.tasks(), category, random);
    return new Question(
        settings.manner().request(prompt, AlpacaPrompt.LIST, form).withSample(round),
        shown.stream().map(SeedTask::id).toList());
  }
}
