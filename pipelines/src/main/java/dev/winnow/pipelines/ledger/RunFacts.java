package dev.winnow.pipelines.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.winnow.pipelines.output.WrittenFile;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/**
 * What a run did, handed from its last worker to the program that started it through a file in the
 * staging folder: a cluster gives no data back, and metrics count again what is done again.
 *
 * @param tallies what came in, and what was changed on its way
 * @param files what was written
 * @param repeated ids that several rows have, where ids are kept
 */
public record RunFacts(List<Tally> tallies, List<WrittenFile> files, RepeatedIds repeated) {
  private static final String NAME = "facts.json";

  /** Writes the facts below a staging folder. */
  public void write(String staging) throws IOException {
    try (OutputStream out =
        Channels.newOutputStream(FileSystems.create(file(staging), MimeTypes.TEXT))) {
      Json.MAPPER.writeValue(out, this);
    } catch (IOException e) {
      throw new IOException("cannot write " + staging + "/" + NAME + ": " + e.getMessage(), e);
    }
  }

  /** Reads the facts that a finished run left. */
  public static RunFacts read(String staging) throws IOException {
    try (InputStream in = Channels.newInputStream(FileSystems.open(file(staging)))) {
      return Json.MAPPER.readValue(in, new TypeReference<>() {});
    }
  }

  private static ResourceId file(String staging) {
    return FileSystems.matchNewResource(staging + "/" + NAME, false);
  }
}
