package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.Reference;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.transforms.RowReader;
import dev.winnow.templates.Example;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Reads spooled rows back: those that stay, and the lines of those that go. */
final class DecidedRows implements RowReader<KV<Integer, Decision>> {
  private static final int BUFFER = 1 << 18;

  private final String name;
  private final String reason;
  private final @Nullable Reference against;

  /**
   * @param name what the ledger calls the step
   */
  DecidedRows(String name, DuplicateFilter filter) {
    this.name = name;
    this.reason = filter.reason();
    this.against = filter.against();
  }

  @Override
  public void read(KV<Integer, Decision> element, Sink sink) throws IOException {
    Decision decision = element.getValue();
    try (InputStream in =
            new BufferedInputStream(Files.newInputStream(decision.rows().rows()), BUFFER);
        Decision.Reader fates = decision.read()) {
      for (int i = 0; i < decision.rows().size(); i++) {
        Example row = ExampleCoder.of().decode(in);
        if (fates.stays()) {
          sink.row(in(fates.cluster(), row));
        } else {
          sink.reject(Rejects.line(row, name, reason, detail(fates.drop())));
        }
      }
    }
  }

  private static Example in(String cluster, Example row) {
    return cluster.isEmpty() ? row : row.with(row.provenance().in(cluster));
  }

  private Map<String, Object> detail(Decision.Drop drop) {
    return against == null || drop.reference().isEmpty()
        ? Rejects.likeness(drop.of(), drop.similarity())
        : Rejects.likeness(against.name(), drop.reference(), drop.of(), drop.similarity());
  }
}
