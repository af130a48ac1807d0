package dev.winnow.pipelines.transforms;

import dev.winnow.filters.Verdict;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.output.StagingWriters;
import dev.winnow.pipelines.progress.Progress;
import dev.winnow.templates.Example;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * A leg of the rows' way, walked by one worker in one go: rows are read, meet rules, of which the
 * first that drops a row has it, and come to an end. The runner holds and copies none of them;
 * lines of output are sorted into files here.
 */
final class Leg<T> extends DoFn<T, SortedRun> {
  static final TupleTag<Tally> TALLIES = new TupleTag<>("tallies") {};

  /**
   * What rows meet on their way.
   *
   * @param rules in their order
   * @param staging the folder that lines are written below
   * @param runBytes about how many bytes of lines a worker holds before it writes them
   */
  record Route(List<NamedRule> rules, String staging, long runBytes) implements Serializable {
    Route {
      rules = List.copyOf(rules);
    }
  }

  private final RowReader<T> reader;
  private final Route route;
  private final RowEnd end;
  private transient @Nullable Walk walk;

  Leg(RowReader<T> reader, Route route, RowEnd end) {
    this.reader = reader;
    this.route = route;
    this.end = end;
  }

  @ProcessElement
  public void read(@Element T element, MultiOutputReceiver out) throws IOException {
    Walk bundle = walk == null ? new Walk() : walk;
    walk = bundle;
    bundle.to =
        new Emitter() {
          @Override
          public <O> void emit(TupleTag<O> tag, O value) {
            out.get(tag).output(value);
          }
        };
    StagingWriters.write(route.staging(), () -> reader.read(element, bundle));
  }

  @FinishBundle
  public void finish(FinishBundleContext out) throws IOException {
    Walk bundle = walk;
    if (bundle == null) {
      return;
    }
    GlobalWindow window = GlobalWindow.INSTANCE;
    bundle.to =
        new Emitter() {
          @Override
          public <O> void emit(TupleTag<O> tag, O value) {
            out.output(tag, value, window.maxTimestamp(), window);
          }
        };
    StagingWriters.write(
        route.staging(),
        () -> {
          bundle.taker.finish();
          bundle.lines.finish();
          bundle.changes.forEach((label, rows) -> bundle.tally(Tally.changed(label, rows)));
        });
    walk = null;
  }

  /** After a failure only: the files are nobody's then. */
  @Teardown
  public void close() throws IOException {
    if (walk != null) {
      walk.taker.close();
      walk = null;
    }
  }

  private interface Emitter {
    <O> void emit(TupleTag<O> tag, O value);
  }

  /** One bundle. */
  private final class Walk implements RowReader.Sink, RowEnd.Output {
    private Emitter to =
        new Emitter() {
          @Override
          public <O> void emit(TupleTag<O> tag, O value) {
            throw new IllegalStateException("nothing is read yet");
          }
        };

    private final LineSorter lines = new LineSorter(route.staging(), route.runBytes(), this);
    private final RowEnd.Taker taker = end.open(this);
    private final SortedMap<String, Long> changes = new TreeMap<>();

    @Override
    public void row(Example read) {
      Progress.judged(route.rules().isEmpty() ? 0 : 1);
      Example row = read;
      for (NamedRule named : route.rules()) {
        Verdict verdict = named.rule().judge(row);
        if (verdict instanceof Verdict.Drop drop) {
          reject(Rejects.line(row, named.name(), drop.reason(), drop.detail()));
          return;
        }
        if (verdict instanceof Verdict.Changed changed) {
          changed(named.name() + "." + changed.reason());
          row = changed.row();
        }
      }
      try {
        taker.take(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void reject(OutputLine line) {
      try {
        taker.reject(line, this);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void tally(Tally tally) {
      emit(TALLIES, tally);
    }

    @Override
    public <O> void emit(TupleTag<O> tag, O value) {
      to.emit(tag, value);
    }

    @Override
    public void line(OutputLine line) throws IOException {
      lines.add(line);
    }

    @Override
    public void changed(String label) {
      changes.merge(label, 1L, Long::sum);
    }
  }
}
