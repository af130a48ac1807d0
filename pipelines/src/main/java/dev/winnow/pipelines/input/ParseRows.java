package dev.winnow.pipelines.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.common.base.Utf8;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.shape.RowShape;
import dev.winnow.templates.shape.ShapeResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Parses blocks of rows; a row becomes an example or a failure with its reason. */
final class ParseRows extends DoFn<KV<Integer, Iterable<RowBlock>>, Example> {
  /** Bytes of a character in UTF-8, at most. */
  private static final int MOST_BYTES = 4;

  private final List<RowShape> shapes;
  private final TupleTag<OutputLine> failures;
  private final TupleTag<Tally> tallies;

  /**
   * @param shapes how the rows of each map are read; an {@link InputFile#map()} points here
   */
  ParseRows(List<RowShape> shapes, TupleTag<OutputLine> failures, TupleTag<Tally> tallies) {
    this.shapes = shapes;
    this.failures = failures;
    this.tallies = tallies;
  }

  @ProcessElement
  public void parse(@Element KV<Integer, Iterable<RowBlock>> element, MultiOutputReceiver out) {
    for (RowBlock block : element.getValue()) {
      InputFile file = block.file();
      for (int i = 0; i < block.rows().size(); i++) {
        parse(file, block.positions().get(i), block.rows().get(i), out);
      }
      out.get(tallies).output(Tally.read(file.name(), block.rows().size()));
    }
  }

  private static String described(ShapeResult.Refused refused) {
    return refused.detail().entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining("; "));
  }

  private void parse(InputFile file, long position, byte[] bytes, MultiOutputReceiver out) {
    ShapeResult result = read(file, position, bytes);
    if (result instanceof ShapeResult.Read read) {
      out.get(ReadRows.EXAMPLES).output(read.example());
    } else if (result instanceof ShapeResult.Refused refused) {
      String where = file.name() + ":" + position;
      int length = Math.min(bytes.length, MOST_BYTES * Failure.RAW_LIMIT);
      String start = new String(bytes, 0, length, StandardCharsets.UTF_8);
      Failure failure = new Failure(where, refused.reason(), described(refused), start);
      out.get(failures).output(Rejects.line(failure));
    }
  }

  private ShapeResult read(InputFile file, long position, byte[] bytes) {
    if (!Utf8.isWellFormed(bytes)) {
      return refused("invalid_utf8", "not valid UTF-8");
    }
    try {
      return shapes.get(file.map()).read(RowJson.MAPPER.readTree(bytes), file.name(), position);
    } catch (JsonProcessingException e) {
      return refused("bad_json", RowJson.message(e));
    } catch (IOException e) {
      return refused("bad_json", String.valueOf(e.getMessage()));
    }
  }

  private static ShapeResult refused(String reason, String problem) {
    return new ShapeResult.Refused(reason, new TreeMap<>(Map.of("row", problem)));
  }
}
