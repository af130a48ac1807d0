package dev.winnow.pipelines.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.fixture.Pipelines;
import dev.winnow.pipelines.ledger.Order;
import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.format.RowRenderer;
import dev.winnow.templates.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToLinesTest {
  @TempDir Path folder;

  private static Example row(String instruction) {
    return Example.of(instruction, "", "o", Provenance.read("f", "", 1));
  }

  @Test
  void givenRowThatCannotBeRendered_isADroppedLine() {
    RowRenderer renderer =
        RowRenderer.create(
            Settings.read("render", RowRenderer.PARAMETERS, Map.of("template", "chatml")),
            List.of());
    Example good = row("say 😀");
    Example token = row("<|im_start|>system");
    Example none = row("");
    Pipeline pipeline = Pipelines.direct();
    CollectedRows rendered =
        CollectedRows.at(
            new ToLines(renderer, null, 0),
            PendingRows.of(
                Rows.of(
                    pipeline.apply(
                        Create.of(List.of(good, token, none)).withCoder(ExampleCoder.of())),
                    PCollectionList.empty(pipeline))),
            folder);
    pipeline.run().waitUntilFinish();

    assertThat(rendered.lines())
        .extracting(OutputLine::label)
        .containsExactlyInAnyOrder("", "render.special_token", "render.no_instruction");
    OutputLine data =
        rendered.lines().stream().filter(l -> l.label().isEmpty()).findFirst().orElseThrow();
    assertThat(data.kind()).isEqualTo(OutputKind.DATA);
    assertThat(data.order()).isEqualTo(Order.of(ExampleId.of(good)));
    assertThat(Lines.json(data).at("/id").asText()).isEqualTo(ExampleId.of(good));
    assertThat(Lines.json(data).at("/messages/0/content").asText()).isEqualTo("say 😀");
    List<OutputLine> dropped =
        rendered.lines().stream().filter(line -> line.kind() == OutputKind.DROPPED).toList();
    assertThat(dropped).hasSize(2);
    assertThat(Lines.at("/id", dropped))
        .containsExactlyInAnyOrder(ExampleId.of(token), ExampleId.of(none));
  }
}
