package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.input.InputException;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.Rows;
import dev.winnow.templates.Example;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Drops rows that repeat others, exactly or nearly. All workers sketch rows and write both to
 * files; one of them decides from the sketches who stays; all read the rows back. Through the
 * runner go the names of files only.
 *
 * <p>Decided in one place, because whether a row stays depends on which of all rows before it
 * stayed. That place holds about 40 bytes a row and 4 more for each of its cores, and 8 for each
 * key that a row shares with another one; while it begins, about as much again. The sketches it
 * reads from their files.
 */
public final class DropDuplicates extends PTransform<PCollection<Example>, Rows> {
  private final String ledgerName;
  private final DuplicateFilter filter;
  private final @Nullable PTransform<PBegin, Rows> reference;
  private final String staging;
  private final String spool;

  /**
   * @param name what the ledger calls this step
   * @param reference reads what must not be repeated, if anything
   * @param staging the folder that the run stages its files in; all workers can read it
   * @param spool the name of the folder below it where the rows of this step wait
   */
  public DropDuplicates(
      String name,
      DuplicateFilter filter,
      @Nullable PTransform<PBegin, Rows> reference,
      String staging,
      String spool) {
    this.ledgerName = name;
    this.filter = filter;
    this.reference = reference;
    this.staging = staging;
    this.spool = spool;
  }

  @Override
  public Rows expand(PCollection<Example> rows) {
    SerializableCoder<SpooledRows> spools = SerializableCoder.of(SpooledRows.class);
    PCollectionTuple decided =
        spooled(rows)
            .apply("OneKey", WithKeys.of(0))
            .setCoder(KvCoder.of(VarIntCoder.of(), spools))
            .apply("GroupSpools", GroupByKey.create())
            .apply("Decide", ParDo.of(new Decide(ledgerName, filter, staging, spool)))
            .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(Decision.class)))
            .apply("Spread", GroupByKey.create())
            .apply(
                "ReadDecided",
                ParDo.of(new ReadDecided(ledgerName, filter))
                    .withOutputTags(ReadDecided.KEPT, TupleTagList.of(ReadDecided.DROPPED)));
    return Rows.of(
        decided.get(ReadDecided.KEPT).setCoder(ExampleCoder.of()),
        PCollectionList.of(decided.get(ReadDecided.DROPPED).setCoder(OutputLineCoder.of())));
  }

  private PCollection<SpooledRows> spooled(PCollection<Example> rows) {
    PCollection<SpooledRows> spools = spooled("Spool", rows, false);
    if (reference == null) {
      return spools;
    }
    Rows read = rows.getPipeline().apply(ledgerName + " against", reference);
    read.rejects()
        .apply("Unreadable", Flatten.pCollections())
        .setCoder(OutputLineCoder.of())
        .apply("RefuseUnreadable", ParDo.of(new RefuseUnreadable(ledgerName)));
    return PCollectionList.of(spools)
        .and(spooled("SpoolAgainst", read.examples(), true))
        .apply("AllSpools", Flatten.pCollections());
  }

  private PCollection<SpooledRows> spooled(
      String name, PCollection<Example> rows, boolean against) {
    return rows.apply(name, ParDo.of(new SpoolRows(filter, staging + "/" + spool, against)))
        .setCoder(SerializableCoder.of(SpooledRows.class));
  }

  /** A reference that is not compared with would silently let its repetitions pass. */
  private static final class RefuseUnreadable extends DoFn<OutputLine, Void> {
    private final String name;

    RefuseUnreadable(String name) {
      this.name = name;
    }

    @ProcessElement
    @SuppressWarnings("DoNotCallSuggester") // Beam calls it
    public void refuse(@Element OutputLine failure) {
      throw new InputException(
          name
              + ": a row of what it compares against cannot be read: "
              + new String(failure.json(), StandardCharsets.UTF_8));
    }
  }
}
