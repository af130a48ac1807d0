package dev.winnow.pipelines.transforms;

import dev.winnow.filters.selection.Holdout;
import dev.winnow.pipelines.ledger.Order;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.format.Rendered;
import dev.winnow.templates.format.RowRenderer;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Renders rows as lines of data. A row that its format or template cannot hold safely is dropped by
 * the filter {@value #NAME}, with the reason.
 */
public final class ToLines implements RowEnd {
  /** What the ledger calls this step. */
  public static final String NAME = "render";

  /** What the ledger counts rows under whose control tokens were removed or broken. */
  private static final String DEFUSED = NAME + ".special_token";

  /** The ids that rows had in their sources, by partition, if they are asked for. */
  public static final TupleTag<KV<Integer, List<String>>> IDS = new TupleTag<>("ids") {};

  public static final KvCoder<Integer, List<String>> ID_CODER =
      KvCoder.of(VarIntCoder.of(), ListCoder.of(StringUtf8Coder.of()));

  private final RowRenderer renderer;
  private final @Nullable Holdout holdout;
  private final int idPartitions;

  /**
   * @param holdout which rows are to validate with; null for none
   * @param idPartitions into how many parts the rows' ids in their sources are cut; 0 if they are
   *     not asked for
   */
  public ToLines(RowRenderer renderer, @Nullable Holdout holdout, int idPartitions) {
    this.renderer = renderer;
    this.holdout = holdout;
    this.idPartitions = idPartitions;
  }

  @Override
  public TupleTagList outputs() {
    return TupleTagList.of(IDS);
  }

  private OutputKind side(Example row, String id) {
    if (holdout == null) {
      return OutputKind.DATA;
    }
    String family = row.provenance().family();
    boolean held = holdout.takes(family.isEmpty() ? id : family);
    return held ? OutputKind.VALIDATION : OutputKind.DATA;
  }

  @Override
  public Taker open(Output output) {
    return new Render(output);
  }

  private final class Render implements Taker {
    private final Output output;
    private final IdLists ids;

    Render(Output output) {
      this.output = output;
      this.ids = new IdLists(idPartitions, part -> output.emit(IDS, part));
    }

    @Override
    public void take(Example row) throws IOException {
      ids.add(row.provenance().sourceId());
      Rendered rendered = renderer.render(row);
      if (rendered instanceof Rendered.Line line) {
        if (line.defused() > 0) {
          output.changed(DEFUSED);
        }
        String id = ExampleId.of(row);
        output.line(new OutputLine(side(row, id), "", Order.of(id), line.json()));
      } else if (rendered instanceof Rendered.Refused refused) {
        output.line(Rejects.line(row, NAME, refused.reason(), refused.detail()));
      }
    }

    @Override
    public void finish() {
      ids.finish();
    }
  }
}
