package dev.winnow.pipelines.input;

import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.shape.RowShape;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Parses blocks of rows; a row becomes an example or a failure with its reason. */
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
  public void parse(@Element KV<Integer, Iterable<RowBlock>> element, MultiOutputReceiver out) {
    for (RowBlock block : element.getValue()) {
      for (int i = 0; i < block.rows().size(); i++) {
        parser.parse(
            block.file(),
            block.positions().get(i),
            block.rows().get(i),
            out.get(ReadRows.EXAMPLES)::output,
            failure -> out.get(failures).output(Rejects.line(failure)));
      }
      out.get(tallies).output(Tally.read(block.file().name(), block.rows().size()));
    }
  }
}
