package dev.winnow.pipelines.transforms.selection;

import dev.winnow.filters.selection.Selection;
import dev.winnow.filters.selection.SelectionKeys;
import dev.winnow.filters.selection.Selector;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.fixture.Pipelines;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.CollectedRows;
import dev.winnow.pipelines.transforms.PendingRows;
import dev.winnow.pipelines.transforms.Rows;
import dev.winnow.templates.Example;
import dev.winnow.templates.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollectionList;

/** What a selection does with rows, on the DirectRunner. */
record Selected(List<Example> kept, List<OutputLine> dropped) {
  static final long SEED = 42;

  static Selector selector(Map<String, ?> settings) {
    return new Selector(Selection.of(Settings.read("select", SelectionKeys.ALL, settings)), SEED);
  }

  static Selected of(Map<String, ?> settings, List<Example> rows, Path folder) {
    return of(new SelectRows(selector(settings), folder.toString()), rows, folder);
  }

  static Selected of(PTransform<PendingRows, PendingRows> step, List<Example> rows, Path folder) {
    Pipeline pipeline = Pipelines.direct();
    PendingRows given =
        PendingRows.of(
            Rows.of(
                pipeline.apply(Create.of(rows).withCoder(ExampleCoder.of())),
                PCollectionList.empty(pipeline)));
    CollectedRows collected = CollectedRows.of(given.then("Select", step), folder);
    pipeline.run().waitUntilFinish();
    return new Selected(collected.examples(), collected.lines());
  }
}
