package dev.winnow.pipelines.transforms;

import dev.winnow.generators.Generator;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Runs a generator. Its pieces lie under one key for each JVM, and a key's pieces run at once on
 * threads of their own inside one element, since no runner keeps hundreds of elements in flight;
 * the teacher limits the calls. With more keys calls would run out at the end of each.
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

  private final String step;
  private final Generator generator;
  private final TeacherOpener teacher;
  private final int threads;
  private final int keys;

  /**
   * @param step where the generator stands in the recipe, for the ledger and failures
   * @param threads how many pieces of a key run at once
   * @param keys over how many JVMs the pieces are spread
   */
  public GenerateRows(
      String step, Generator generator, TeacherOpener teacher, int threads, int keys) {
    this.step = step;
    this.generator = generator;
    this.teacher = teacher;
    this.threads = threads;
    this.keys = keys;
  }

  /**
   * Waits until no call of this JVM is in flight. A run that has failed waits before its program
   * ends: the answers are paid for.
   */
  public static void awaitCalls() {
    AskTeacher.awaitCalls();
  }

  @Override
  public Rows expand(PBegin begin) {
    List<KV<Integer, Integer>> pieces = new ArrayList<>();
    for (int piece = 0; piece < generator.size(); piece++) {
      pieces.add(KV.of(piece % keys, piece));
    }
    KvCoder<Integer, Integer> coder = KvCoder.of(VarIntCoder.of(), VarIntCoder.of());
    PCollectionTuple generated =
        begin
            .apply("Pieces", Create.of(pieces).withCoder(coder))
            .apply("SpreadPieces", GroupByKey.create())
            .apply(
                "Ask",
                ParDo.of(new AskTeacher(this))
                    .withOutputTags(EXAMPLES, TupleTagList.of(FAILURES).and(TALLIES)));
    List<OutputLine> unread = generator.sourceFailures().stream().map(Rejects::line).toList();
    return new Rows(
        generated.get(EXAMPLES).setCoder(ExampleCoder.of()),
        PCollectionList.of(generated.get(FAILURES).setCoder(OutputLineCoder.of()))
            .and(begin.apply("UnreadSources", Create.of(unread).withCoder(OutputLineCoder.of()))),
        PCollectionList.of(generated.get(TALLIES).setCoder(SerializableCoder.of(Tally.class)))
            .and(begin.apply("CountUnread", tally(unread.size()))));
  }

  private Create.Values<Tally> tally(int unread) {
    return Create.of(Tally.generated(step, unread)).withCoder(SerializableCoder.of(Tally.class));
  }

  String step() {
    return step;
  }

  Generator generator() {
    return generator;
  }

  TeacherOpener teacher() {
    return teacher;
  }

  int threads() {
    return threads;
  }

  static TupleTag<Example> examples() {
    return EXAMPLES;
  }

  static TupleTag<OutputLine> failures() {
    return FAILURES;
  }

  static TupleTag<Tally> tallies() {
    return TALLIES;
  }
}
