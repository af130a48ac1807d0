package dev.winnow.pipelines.input;

import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.progress.Progress;
import dev.winnow.templates.Failure;
import java.io.IOException;
import java.util.OptionalLong;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Cuts a file into blocks of rows under a few keys, so that all workers parse what one worker
 * finds, and no key is a bundle of a single row. Of unpacked JSON Lines, only where the lines are
 * is passed on; of any other file, the rows.
 */
final class ReadBlocks extends DoFn<InputFile, KV<Integer, RowBlock>> {
  private final int keys;
  private final TupleTag<OutputLine> failures;
  private final TupleTag<Tally> tallies;

  ReadBlocks(int keys, TupleTag<OutputLine> failures, TupleTag<Tally> tallies) {
    this.keys = keys;
    this.failures = failures;
    this.tallies = tallies;
  }

  @ProcessElement
  public void read(@Element InputFile file, MultiOutputReceiver out) throws IOException {
    Blocks blocks = new Blocks(file, out);
    OptionalLong start = RowFiles.plainLines(file);
    if (start.isPresent()) {
      int longest = RowSource.LONGEST_ROW;
      new LineRanges(file, start.getAsLong(), RowBlock::isFull, longest, blocks::pass).scan();
    } else {
      RowFiles.read(file, blocks);
      blocks.flush();
    }
    // So that the ledger names a file without rows too.
    out.get(tallies).output(Tally.read(file.name(), 0));
  }

  /** Gathers rows and passes them on a block at a time. */
  private final class Blocks implements RowSource.Sink {
    private final InputFile file;
    private final MultiOutputReceiver out;
    private final BlockGatherer gatherer;
    private int count;

    Blocks(InputFile file, MultiOutputReceiver out) {
      this.file = file;
      this.out = out;
      this.gatherer = new BlockGatherer(file, this::pass);
    }

    @Override
    public void row(long position, byte[] json) {
      gatherer.add(position, json);
    }

    @Override
    public void failure(Failure failure) {
      out.get(failures).output(Rejects.line(failure));
      out.get(tallies).output(Tally.read(file.name(), 1));
      Progress.read(1);
    }

    void flush() {
      gatherer.flush();
    }

    void pass(RowBlock block) {
      Progress.read(block.count());
      int key = Math.floorMod(file.name().hashCode() + count++, keys);
      out.get(ReadRows.BLOCKS).output(KV.of(key, block));
    }
  }
}
