package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.ledger.Order;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.format.Rendered;
import dev.winnow.templates.format.RowRenderer;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Renders rows as lines of data. A row that its format or template cannot hold safely is dropped by
 * the filter {@value #NAME}, with the reason.
 */
public final class RenderRows extends PTransform<PCollection<Example>, PCollection<OutputLine>> {
  /** What the ledger calls this step. */
  public static final String NAME = "render";

  private final RowRenderer renderer;

  public RenderRows(RowRenderer renderer) {
    this.renderer = renderer;
  }

  @Override
  public PCollection<OutputLine> expand(PCollection<Example> rows) {
    return rows.apply("Render", ParDo.of(new Render(renderer))).setCoder(OutputLineCoder.of());
  }

  private static final class Render extends DoFn<Example, OutputLine> {
    private final RowRenderer renderer;

    Render(RowRenderer renderer) {
      this.renderer = renderer;
    }

    @ProcessElement
    public void render(@Element Example row, OutputReceiver<OutputLine> out) {
      Rendered rendered = renderer.render(row);
      if (rendered instanceof Rendered.Line line) {
        long order = Order.of(ExampleId.of(row));
        out.output(new OutputLine(OutputKind.DATA, "", order, line.json()));
      } else if (rendered instanceof Rendered.Refused refused) {
        out.output(Rejects.line(row, NAME, refused.reason(), refused.detail()));
      }
    }
  }
}
