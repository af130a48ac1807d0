package dev.winnow.pipelines.transforms;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Generator;
import dev.winnow.generators.Passes;
import dev.winnow.generators.teacher.OpenTeacher;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Runs a generator. On a cluster its pieces lie under one key for each JVM, and a key's pieces run
 * at once on threads of their own inside one element, since no runner keeps hundreds of elements in
 * flight; with more keys calls would run out at the end of each. Where all is done in this JVM, it
 * is done before the runner starts, see {@link #askNow}.
 */
public final class GenerateRows extends PTransform<PBegin, Rows> {
  private static final TupleTag<Example> EXAMPLES = new TupleTag<>("examples") {};
  private static final TupleTag<OutputLine> FAILURES = new TupleTag<>("failures") {};
  private static final TupleTag<Tally> TALLIES = new TupleTag<>("tallies") {};

  /** Opens the teacher on a worker: clients and stores do not travel, and keys must not. */
  public interface TeacherOpener extends Serializable {
    /** A teacher, closed after use if it can be. */
    Teacher open();
  }

  /**
   * What is asked, and of whom.
   *
   * @param step where the generator stands in the recipe, for the ledger and failures
   * @param threads how many pieces run at once
   */
  public record Asked(String step, Generator generator, TeacherOpener teacher, int threads)
      implements Serializable {
    Asking of(Teacher opened) {
      return new Asking(step, generator, opened, threads);
    }
  }

  private final Asked asked;
  private final int keys;
  private final List<String> spooled;

  private GenerateRows(Asked asked, int keys, List<String> spooled) {
    this.asked = asked;
    this.keys = keys;
    this.spooled = spooled;
  }

  /**
   * Asks when the graph runs.
   *
   * @param keys over how many JVMs the pieces are spread
   */
  public static GenerateRows onWorkers(Asked asked, int keys) {
    return new GenerateRows(asked, keys, List.of());
  }

  /**
   * Asks everything now, in this JVM, and gives the step that hands the rows on. While a graph
   * runs, the DirectRunner looks for work without a pause: on two cores it would take one of them
   * from the calls.
   *
   * @param folder for what is made until the graph has run
   * @param keys over how many keys the rows are spread
   */
  public static GenerateRows askNow(Asked asked, Path folder, int keys)
      throws IOException, InterruptedException {
    Teacher teacher = asked.teacher().open();
    try (Spool spool = new Spool(folder, keys)) {
      asked.of(teacher).ask(new Passes(asked.generator().lanes()).next(), spool::write);
      return new GenerateRows(asked, keys, spool.files());
    } finally {
      if (teacher instanceof OpenTeacher open) {
        open.close();
      }
    }
  }

  /**
   * Waits until no call of this JVM is in flight. A run that has failed waits before its program
   * ends: the answers are paid for.
   */
  public static void awaitCalls() {
    Asking.awaitCalls();
  }

  @Override
  public Rows expand(PBegin begin) {
    PCollectionTuple generated = spooled.isEmpty() ? ask(begin) : readSpool(begin);
    List<OutputLine> unread =
        asked.generator().sourceFailures().stream().map(Rejects::line).toList();
    return new Rows(
        generated.get(EXAMPLES).setCoder(ExampleCoder.of()),
        PCollectionList.of(generated.get(FAILURES).setCoder(OutputLineCoder.of()))
            .and(begin.apply("UnreadSources", Create.of(unread).withCoder(OutputLineCoder.of()))),
        PCollectionList.of(generated.get(TALLIES).setCoder(SerializableCoder.of(Tally.class)))
            .and(begin.apply("CountUnread", tally(unread.size()))));
  }

  private PCollectionTuple ask(PBegin begin) {
    List<KV<Integer, Integer>> pieces = new ArrayList<>();
    for (int piece : new Passes(asked.generator().lanes()).next()) {
      pieces.add(KV.of(piece % keys, piece));
    }
    return spread(begin, pieces, VarIntCoder.of())
        .apply("Ask", ParDo.of(new AskTeacher(asked)).withOutputTags(EXAMPLES, more()));
  }

  private PCollectionTuple readSpool(PBegin begin) {
    List<KV<Integer, String>> files = new ArrayList<>();
    for (String file : spooled) {
      files.add(KV.of(files.size(), file));
    }
    return spread(begin, files, StringUtf8Coder.of())
        .apply(
            "ReadGenerated",
            ParDo.of(new Spool.Read(asked.step())).withOutputTags(EXAMPLES, more()));
  }

  private static <T> PCollection<KV<Integer, Iterable<T>>> spread(
      PBegin begin, List<KV<Integer, T>> keyed, Coder<T> coder) {
    return begin
        .apply("Pieces", Create.of(keyed).withCoder(KvCoder.of(VarIntCoder.of(), coder)))
        .apply("SpreadPieces", GroupByKey.create());
  }

  private static TupleTagList more() {
    return TupleTagList.of(FAILURES).and(TALLIES);
  }

  private Create.Values<Tally> tally(int unread) {
    return Create.of(Tally.generated(asked.step(), unread))
        .withCoder(SerializableCoder.of(Tally.class));
  }

  /** What a piece gave, to where it belongs. */
  static void output(String step, Generated generated, DoFn.MultiOutputReceiver out) {
    generated.examples().forEach(out.get(EXAMPLES)::output);
    for (Failure failure : generated.failures()) {
      out.get(FAILURES).output(Rejects.line(failure));
    }
    int rows = generated.examples().size() + generated.failures().size();
    out.get(TALLIES).output(Tally.generated(step, rows));
  }
}
