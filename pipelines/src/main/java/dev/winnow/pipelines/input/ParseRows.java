package dev.winnow.pipelines.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Parses blocks of rows; a row becomes an example or a failure with its reason. */
final class ParseRows extends DoFn<KV<Integer, Iterable<RowBlock>>, Example> {
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
    try {
      if (!Utf8.isWellFormed(bytes)) {
        throw new Unreadable("invalid_utf8", "the row is not valid UTF-8");
      }
      JsonNode row = RowJson.MAPPER.readTree(bytes);
      if (!row.isObject()) {
        throw new Unreadable("not_an_object", "a row must be a JSON object");
      }
      ShapeResult result = shapes.get(file.map()).read(row, file.name(), position);
      if (result instanceof ShapeResult.Read read) {
        out.get(ReadRows.EXAMPLES).output(read.example());
      } else if (result instanceof ShapeResult.Refused refused) {
        throw new Unreadable(refused.reason(), described(refused));
      }
    } catch (JsonProcessingException e) {
      fail(file, position, bytes, new Unreadable("bad_json", RowJson.message(e)), out);
    } catch (IOException e) {
      fail(file, position, bytes, new Unreadable("bad_json", String.valueOf(e.getMessage())), out);
    } catch (Unreadable e) {
      fail(file, position, bytes, e, out);
    }
  }

  private void fail(
      InputFile file, long position, byte[] bytes, Unreadable why, MultiOutputReceiver out) {
    String where = file.name() + ":" + position;
    String start =
        new String(bytes, 0, Math.min(bytes.length, 4 * Failure.RAW_LIMIT), StandardCharsets.UTF_8);
    out.get(failures).output(Rejects.line(new Failure(where, why.reason, why.detail, start)));
  }

  /** Why a row is no example. */
  private static final class Unreadable extends Exception {
    private final String reason;
    private final String detail;

    Unreadable(String reason, String detail) {
      super(detail);
      this.reason = reason;
      this.detail = detail;
    }
  }
}
