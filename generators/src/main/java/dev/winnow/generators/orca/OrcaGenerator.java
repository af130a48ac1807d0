package dev.winnow.generators.orca;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Generator;
import dev.winnow.generators.GeneratorPart;
import dev.winnow.generators.Lane;
import dev.winnow.generators.RequestRandom;
import dev.winnow.generators.Source;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.Sources;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Failure;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Explained answers to given queries, as in Orca (arXiv 2306.02707): each query is put to the
 * teacher with a system message, drawn from sixteen kinds, that makes it explain; a seeded sample
 * of the same queries, with the same messages, is put to a stronger teacher as well.
 *
 * <p>In: the rows of any dataset, or seed tasks; what they answer is not looked at, an earlier
 * conversation is sent along. Out: for each query a row of each teacher asked, system message and
 * query as they were sent, the teacher's answer as output. {@code operation} is the kind of the
 * message, {@code seed_ids} the query's own id in its dataset, {@code root} and {@code parent} the
 * id of its row there. Both teachers' rows stay; {@code source} tells them apart, whatever model
 * their servers say they are: {@code generate[0]} and {@code generate[0].stronger}. A stronger
 * teacher that is the step's own after all (same server, model and request) gives no second row.
 * The paper trains on all of the weaker teacher's rows first, then on the stronger's (5M, then 1M).
 *
 * <p>What is asked depends on the settings, the recipe's seed and the query's text only: a row more
 * or less, or another order, asks nothing anew of the others.
 *
 * <p>Failures: those of {@link Queries} and {@link Sources}, which are not asked; {@code
 * truncated_answer} and the teacher's faults, one for each answer that is missing.
 */
public final class OrcaGenerator implements Generator {
  /** The registry's entry. */
  public static final GeneratorPart PART =
      new GeneratorPart(
          "orca",
          "Explained answers to given queries, by a weaker and a stronger teacher (Orca).",
          OrcaSettings.PARAMETERS,
          OrcaGenerator::of);

  /** The setting that names the other teacher. */
  private static final String STRONGER = "stronger";

  private final OrcaSettings settings;
  private final long seed;
  private final Sources queries;

  private OrcaGenerator(OrcaSettings settings, long seed, Sources queries) {
    this.settings = settings;
    this.seed = seed;
    this.queries = queries;
  }

  private static OrcaGenerator of(Settings settings, long seed, SourceRows.Reader datasets) {
    OrcaSettings own = OrcaSettings.of(settings);
    Sources all = Sources.read(settings, datasets, new Queries(own.draw().own()));
    int sample = settings.integer("sample", all.list().size());
    SplittableRandom random = RequestRandom.of(seed, PART.name() + "/sample", 0);
    return new OrcaGenerator(
        own, seed, sample < all.list().size() ? all.sample(sample, random) : all);
  }

  @Override
  public List<Lane> lanes() {
    return List.of(Lane.of(queries.list().size()));
  }

  @Override
  public List<Failure> sourceFailures() {
    return queries.failures();
  }

  @Override
  public Generated generate(int index, Workbench bench)
      throws TeacherException, InterruptedException {
    Source query = queries.list().get(index);
    QueryRows rows = new QueryRows(settings, index, query, settings.draw().of(query, seed));
    rows.ask(bench.teacher(), "");
    if (goesToStronger(query)) {
      rows.ask(bench.teacher(STRONGER), STRONGER);
    }
    return rows.generated();
  }

  private boolean goesToStronger(Source query) {
    return RequestRandom.of(seed, PART.name(), query.key(), 1).nextDouble()
        < settings.strongerShare();
  }
}
