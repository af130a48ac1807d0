package dev.winnow.pipelines.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.progress.Progress;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.shape.RowShape;
import dev.winnow.templates.shape.ShapeResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
      Progress.read(block.rows().size());
    }
  }

  private static String described(ShapeResult.Refused refused) {
    return refused.detail().entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining("; "));
  }

  private void parse(InputFile file, long position, byte[] bytes, MultiOutputReceiver out) {
    String reason;
    String detail;
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      JsonNode row = RowJson.MAPPER.readTree(bytes);
      ShapeResult result = shapes.get(file.map()).read(row, file.name(), position);
      if (result instanceof ShapeResult.Read read) {
        out.get(ReadRows.EXAMPLES).output(read.example());
        return;
      }
      ShapeResult.Refused refused = (ShapeResult.Refused) result;
      reason = refused.reason();
      detail = described(refused);
    } catch (CharacterCodingException e) {
      reason = "invalid_utf8";
      detail = "the row is not valid UTF-8";
    } catch (JsonProcessingException e) {
      reason = "bad_json";
      detail = RowJson.message(e);
    } catch (IOException e) {
      reason = "bad_json";
      detail = String.valueOf(e.getMessage());
    }
    String where = file.name() + ":" + position;
    String text = new String(bytes, StandardCharsets.UTF_8);
    out.get(failures).output(Rejects.line(new Failure(where, reason, detail, text)));
  }
}
