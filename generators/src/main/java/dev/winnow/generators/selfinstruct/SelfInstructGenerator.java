package dev.winnow.generators.selfinstruct;

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
import dev.winnow.generators.tasks.Manner;
import dev.winnow.generators.tasks.ParsedTasks;
import dev.winnow.generators.tasks.Question;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Failure;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Self-Instruct (arXiv 2212.10560): a piece asks for new instructions in continuation of eight, six
 * of seed tasks and two that earlier passes made; then, for each, whether it is a classification,
 * and its instances, which are the rows. The paper's presence penalty of 2 is left out: few servers
 * have one, and what repeats itself is dropped anyway.
 *
 * <p>In: seed tasks. Out: rows of instruction, input and output; operation {@code input-first} or
 * {@code output-first}. Failures: {@code bad_item}, {@code truncated_item}, {@code too_many_items},
 * {@code known_instruction} and {@code not_novel} for items that give no instruction or no
 * instance, {@code input_is_output}, {@code ends_in_colon}, {@code repeated_instance} and {@code
 * conflicting_outputs} for instances, {@code unparseable_answer}, and the teacher's faults. What
 * goes wrong with one instruction leaves the others as they are.
 */
public final class SelfInstructGenerator implements Generator {
  /** The registry's entry. */
  public static final GeneratorPart PART =
      new GeneratorPart(
          "self-instruct",
          "New instructions in the manner of seed tasks and earlier rows, then instances of each"
              + " (arXiv 2212.10560).",
          SelfInstructSettings.PARAMETERS,
          SelfInstructGenerator::of);

  private final SelfInstructSettings settings;
  private final long seed;
  private final SeedTasks seeds;
  private final Lots<SeedTask> lots;

  /** The pass's, made once for all its pieces: see {@link #pool(Workbench)}. */
  private transient @Nullable Pool pool;

  private SelfInstructGenerator(SelfInstructSettings settings, long seed, SeedTasks seeds) {
    this.settings = settings;
    this.seed = seed;
    this.seeds = seeds;
    this.lots = Lots.of(seeds.tasks(), SeedTask::id);
  }

  private static SelfInstructGenerator of(
      Settings settings, long seed, SourceRows.Reader datasets) {
    return new SelfInstructGenerator(
        SelfInstructSettings.of(settings), seed, SeedTasks.read(settings, "seeds"));
  }

  @Override
  public List<Lane> lanes() {
    return List.of(settings.lane());
  }

  @Override
  public boolean usesKept() {
    return true;
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
    Pool now = pool(bench);
    AnswerForm form = settings.manner().form(bench.teacher());
    Question question = question(index, now, form);
    Collected collected = new Collected(settings.source(), index, question.seedIds());
    try {
      Manner.Answer answer =
          settings.manner().ask(bench.teacher(), question.request(), InstructionPrompt.LIST, form);
      if (answer.tasks().readable()) {
        instances(answer.tasks(), now, bench, collected);
      } else {
        collected.failed(answer.unreadable(collected.source()));
      }
    } catch (TeacherException e) {
      collected.failed(collected.source(), e);
    }
    return collected.generated();
  }

  private void instances(ParsedTasks tasks, Pool now, Workbench bench, Collected collected)
      throws TeacherException, InterruptedException {
    Instances instances = new Instances(settings.manner(), settings.instances(), bench.teacher());
    Set<String> here = new HashSet<>();
    for (int i = 0; i < tasks.items().size(); i++) {
      String source = collected.source(i + 1);
      ParsedTasks.Item item = checked(tasks.items().get(i), i, now, here);
      if (item.good() && !bench.novel().test(item.task().instruction())) {
        item =
            ParsedTasks.Item.failed(
                "not_novel", "too similar to an instruction that is there", item.raw());
      }
      if (!item.good()) {
        collected.failed(source, item);
        continue;
      }
      try {
        instances.ask(item.task().instruction(), source, collected);
      } catch (TeacherException e) {
        collected.failed(source, e);
      }
    }
  }

  /** The item, if its instances are to be paid for. */
  private ParsedTasks.Item checked(ParsedTasks.Item item, int at, Pool now, Set<String> here) {
    if (!item.good()) {
      return item;
    }
    if (at >= settings.tasks()) {
      return ParsedTasks.Item.failed(
          "too_many_items", "more instructions than anyone asked for", item.raw());
    }
    String words = Pool.words(item.task().instruction());
    if (now.words().contains(words) || !here.add(words)) {
      return ParsedTasks.Item.failed(
          "known_instruction", "the same words are there already", item.raw());
    }
    return item;
  }

  /** One thread makes it; those that come meanwhile wait for it. */
  private synchronized Pool pool(Workbench bench) {
    Pool last = pool;
    if (last == null || last.kept() != bench.kept()) {
      last = Pool.of(known(), bench.kept());
      pool = last;
    }
    return last;
  }

  /**
   * What a piece asks first. Where there are too few machine-made instructions it shows more of
   * seed tasks, as far as there are any.
   */
  Question question(int index, Pool now, AnswerForm form) {
    SplittableRandom random = RequestRandom.of(seed, PART.name(), index);
    int machine = Math.min(settings.machine(), now.machine().size());
    int human = settings.human() + settings.machine() - machine;
    List<SeedTask> tasks = lots.sample(human, random);
    List<String> shown = new ArrayList<>(tasks.stream().map(SeedTask::instruction).toList());
    shown.addAll(now.machine().sample(machine, random));
    List<String> mixed = Lots.of(shown, Function.identity()).sample(shown.size(), random);
    String prompt = InstructionPrompt.text(form, mixed, settings.tasks());
    return new Question(
        settings.manner().request(prompt, InstructionPrompt.LIST, form).withSample(index),
        tasks.stream().map(SeedTask::id).toList());
  }
}
