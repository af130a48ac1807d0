package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.Landed;
import dev.winnow.pipelines.transforms.PendingRows;
import java.io.IOException;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.jspecify.annotations.Nullable;

/**
 * Drops rows that repeat others, exactly or nearly. All workers sketch rows and write both to
 * files; one of them decides from the sketches who stays; all read the rows back. Through the
 * runner go the names of files only.
 *
 * <p>Decided in one place, because whether a row stays depends on which of all rows before it
 * stayed. That place holds about 40 bytes a row and 4 more for each of its cores, and 8 for each
 * key that a row shares with another one; while it begins, about as much again. The sketches it
 * reads from their files. Where clusters are asked for, it then holds 20 bytes a row and 12 for
 * each such key in the place of the keys' 8.
 */
public final class DropDuplicates extends PTransform<PendingRows, PendingRows> {
  private final String ledgerName;
  private final DuplicateFilter filter;
  private final @Nullable PTransform<PBegin, PendingRows> reference;
  private final boolean clustered;
  private final String staging;
  private final String spool;

  /**
   * @param name what the ledger calls this step
   * @param reference reads what must not be repeated, if anything
   * @param clustered whether rows that stay are to know which rows they hang together with
   * @param staging the folder that the run stages its files in; all workers can read it
   * @param spool the name of the folder below it where the rows of this step wait
   */
  public DropDuplicates(
      String name,
      DuplicateFilter filter,
      @Nullable PTransform<PBegin, PendingRows> reference,
      boolean clustered,
      String staging,
      String spool) {
    this.ledgerName = name;
    this.filter = filter;
    this.reference = reference;
    this.clustered = clustered;
    this.staging = staging;
    this.spool = spool;
  }

  @Override
  public PendingRows expand(PendingRows rows) {
    SerializableCoder<SpooledRows> spools = SerializableCoder.of(SpooledRows.class);
    Landed spooled = rows.land("Spool", end(false), staging);
    PCollection<KV<Integer, Decision>> decided =
        withReference(spooled.get(ToSpool.SPOOLS, spools))
            .apply("OneKey", WithKeys.of(0))
            .setCoder(KvCoder.of(VarIntCoder.of(), spools))
            .apply("GroupSpools", GroupByKey.create())
            .apply("Decide", ParDo.of(new Decide(ledgerName, filter, clustered, staging, spool)))
            .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(Decision.class)))
            .apply("Spread", Reshuffle.of());
    return spooled.next(decided, new DecidedRows(ledgerName, filter));
  }

  private ToSpool end(boolean against) {
    return new ToSpool(ledgerName, filter, staging + "/" + spool, against);
  }

  private PCollection<SpooledRows> withReference(PCollection<SpooledRows> spools) {
    if (reference == null) {
      return spools;
    }
    Landed read =
        spools
            .getPipeline()
            .apply(ledgerName + " against", reference)
            .land("SpoolAgainst", end(true), staging);
    read.outcome()
        .lines()
        .apply("Unreadable", Flatten.pCollections())
        .setCoder(OutputLineCoder.of())
        .apply("RefuseUnreadable", ParDo.of(new RefuseUnreadable(ledgerName, filter)));
    return PCollectionList.of(spools)
        .and(read.get(ToSpool.SPOOLS, SerializableCoder.of(SpooledRows.class)))
        .apply("AllSpools", Flatten.pCollections());
  }

  private static final class RefuseUnreadable extends DoFn<OutputLine, Void> {
    private final String name;
    private final DuplicateFilter filter;

    RefuseUnreadable(String name, DuplicateFilter filter) {
      this.name = name;
      this.filter = filter;
    }

    @ProcessElement
    @SuppressWarnings("DoNotCallSuggester") // Beam calls it
    public void refuse(@Element OutputLine failure) throws IOException {
      throw ToSpool.unreadable(name, filter, failure);
    }
  }
}
