package dev.winnow.pipelines.input;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.pipelines.fixture.Pipelines;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.CollectedRows;
import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import dev.winnow.templates.shape.RowShape;
import dev.winnow.templates.shape.RowShapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;

/** What the whole of reading gave: each list in the order of sources and positions. */
record ReadOutcome(List<Example> examples, List<JsonNode> failures, Map<String, Long> tallies) {
  /** Reads files as the program does, recognising each row. */
  static ReadOutcome of(List<String> uris) {
    List<String> names = InputFiles.names(uris);
    List<InputFile> files = new ArrayList<>();
    for (int i = 0; i < uris.size(); i++) {
      files.add(new InputFile(uris.get(i), names.get(i), 0));
    }
    return of(files, List.of(RowShapes.recognised()));
  }

  static ReadOutcome of(List<InputFile> files, List<RowShape> shapes) {
    Pipeline pipeline = Pipelines.direct();
    CollectedRows read =
        CollectedRows.of(pipeline.apply("Read", new ReadRows(files, shapes, 3)), staging());
    pipeline.run().waitUntilFinish();
    return new ReadOutcome(
        read.examples().stream()
            .sorted(
                Comparator.comparing((Example row) -> row.provenance().source())
                    .thenComparing(row -> row.provenance().position()))
            .toList(),
        read.lines().stream()
            .filter(line -> line.kind() == OutputKind.FAILED)
            .map(ReadOutcome::json)
            .sorted(Comparator.comparing(failure -> failure.get("source").textValue()))
            .toList(),
        read.tallies().stream().collect(groupingBy(Tally::source, summingLong(Tally::rows))));
  }

  private static Path staging() {
    try {
      return Files.createTempDirectory("winnow-read");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(OutputLine line) {
    try {
      return Json.MAPPER.readTree(line.json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code source reason} each. */
  List<String> reasons() {
    return failures.stream()
        .map(failure -> failure.get("source").textValue() + " " + failure.get("reason").textValue())
        .toList();
  }

  long counted() {
    return tallies.values().stream().mapToLong(Long::longValue).sum();
  }
}
