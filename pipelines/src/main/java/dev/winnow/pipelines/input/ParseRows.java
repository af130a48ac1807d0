package dev.winnow.pipelines.input;

import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.transforms.RowReader;
import dev.winnow.templates.Failure;
import dev.winnow.templates.shape.RowShape;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.values.KV;

/** Reads and parses blocks of rows; a row becomes an example or a failure with its reason. */
final class ParseRows implements RowReader<KV<Integer, RowBlock>> {
  private final RowParser parser;

  /**
   * @param shapes how the rows of each map are read; an {@link InputFile#map()} points here
   */
  ParseRows(List<RowShape> shapes) {
    this.parser = new RowParser(shapes);
  }

  @Override
  public void read(KV<Integer, RowBlock> element, Sink sink) throws IOException {
    RowBlock block = element.getValue();
    block.read(new Parsed(block.file(), sink));
    sink.tally(Tally.read(block.file().name(), block.count()));
  }

  /** Parses each row of a file. */
  private final class Parsed implements RowSource.Sink {
    private final InputFile file;
    private final RowReader.Sink sink;

    Parsed(InputFile file, RowReader.Sink sink) {
      this.file = file;
      this.sink = sink;
    }

    @Override
    public void row(long position, byte[] json) {
      parser.parse(file, position, json, sink::row, this::failure);
    }

    @Override
    public void failure(Failure failure) {
      sink.reject(Rejects.line(failure));
    }
  }
}
