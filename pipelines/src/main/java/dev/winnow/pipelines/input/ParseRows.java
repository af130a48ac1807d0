package dev.winnow.pipelines.input;

import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.shape.RowShape;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Reads and parses blocks of rows; a row becomes an example or a failure with its reason. */
final class ParseRows extends DoFn<KV<Integer, Iterable<RowBlock>>, Example> {
  private final RowParser parser;
  private final TupleTag<OutputLine> failures;
  private final TupleTag<Tally> tallies;

  /**
   * @param shapes how the rows of each map are read; an {@link InputFile#map()} points here
   */
  ParseRows(List<RowShape> shapes, TupleTag<OutputLine> failures, TupleTag<Tally> tallies) {
    this.parser = new RowParser(shapes);
    this.failures = failures;
    this.tallies = tallies;
  }

  @ProcessElement
  public void parse(@Element KV<Integer, Iterable<RowBlock>> element, MultiOutputReceiver out)
      throws IOException {
    for (RowBlock block : element.getValue()) {
      block.read(new Parsed(block.file(), out));
      out.get(tallies).output(Tally.read(block.file().name(), block.count()));
    }
  }

  /** Parses each row of a file. */
  private final class Parsed implements RowSource.Sink {
    private final InputFile file;
    private final MultiOutputReceiver out;

    Parsed(InputFile file, MultiOutputReceiver out) {
      this.file = file;
      this.out = out;
    }

    @Override
    public void row(long position, byte[] json) {
      parser.parse(file, position, json, out.get(ReadRows.EXAMPLES)::output, this::failure);
    }

    @Override
    public void failure(Failure failure) {
      out.get(failures).output(Rejects.line(failure));
    }
  }
}
