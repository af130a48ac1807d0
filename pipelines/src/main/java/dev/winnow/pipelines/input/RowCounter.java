package dev.winnow.pipelines.input;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import dev.winnow.templates.Failure;
import dev.winnow.templates.shape.RowShape;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Counts the rows of files without a pipeline: one thread finds them, one for each core parses and
 * counts them, a block at a time. Few blocks are in memory, however large the files are, and the
 * counts do not depend on the number of threads.
 */
public final class RowCounter<C extends RowCounts<C>> {
  /** So many blocks wait for each thread. */
  private static final int WAITING = 2;

  private final int threads = Runtime.getRuntime().availableProcessors();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          threads, new ThreadFactoryBuilder().setNameFormat("rows-%d").setDaemon(true).build());
  private final Deque<Future<C>> waiting = new ArrayDeque<>();
  private final RowParser parser;
  private final Supplier<C> nothing;
  private final C all;
  private long left;

  private RowCounter(List<RowShape> shapes, long limit, Supplier<C> nothing) {
    this.parser = new RowParser(shapes);
    this.left = limit;
    this.nothing = nothing;
    this.all = nothing.get();
  }

  /**
   * Counts rows.
   *
   * @param shapes how rows are read, for each file by its {@link InputFile#map()}
   * @param limit counts only so many rows and failures, the first of the files
   * @param nothing makes counts of no rows, in whatever thread will count
   * @throws IOException if a file cannot be opened
   */
  public static <C extends RowCounts<C>> C count(
      List<InputFile> files, List<RowShape> shapes, long limit, Supplier<C> nothing)
      throws IOException {
    RowCounter<C> counter = new RowCounter<>(shapes, limit, nothing);
    try {
      for (InputFile file : files) {
        counter.read(file);
      }
      counter.gather(0);
      return counter.all;
    } finally {
      counter.workers.shutdownNow();
    }
  }

  private void read(InputFile file) throws IOException {
    BlockGatherer gatherer = new BlockGatherer(file, block -> submit(() -> counted(block)));
    try {
      RowFiles.read(file, new Limited(file, gatherer));
    } catch (Enough e) {
      // The rows before it are counted like any others.
    }
    gatherer.flush();
  }

  private void submit(Callable<C> part) {
    waiting.add(workers.submit(part));
    gather(WAITING * threads);
  }

  /** Puts the first parts together until no more than so many wait. */
  private void gather(int most) {
    while (waiting.size() > most) {
      all.add(Objects.requireNonNull(Futures.getUnchecked(waiting.remove())));
    }
  }

  private C counted(RowBlock block) throws IOException {
    C counts = nothing.get();
    String file = block.file().name();
    block.read(
        new RowSource.Sink() {
          @Override
          public void row(long position, byte[] json) {
            parser.parse(block.file(), position, json, counts::row, this::failure);
          }

          @Override
          public void failure(Failure failure) {
            counts.failure(file, failure);
          }
        });
    return counts;
  }

  /** Passes on what is found in a file, until it is enough. */
  private final class Limited implements RowSource.Sink {
    private final InputFile file;
    private final BlockGatherer gatherer;

    Limited(InputFile file, BlockGatherer gatherer) {
      this.file = file;
      this.gatherer = gatherer;
    }

    @Override
    public void row(long position, byte[] json) {
      take();
      gatherer.add(position, json);
    }

    @Override
    public void failure(Failure failure) {
      take();
      gatherer.flush();
      submit(
          () -> {
            C counts = nothing.get();
            counts.failure(file.name(), failure);
            return counts;
          });
    }

    private void take() {
      if (left == 0) {
        throw new Enough();
      }
      left--;
    }
  }

  /** Ends the reading of a file whose rest is not wanted. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;

    Enough() {
      super("enough rows", null, false, false);
    }
  }
}
