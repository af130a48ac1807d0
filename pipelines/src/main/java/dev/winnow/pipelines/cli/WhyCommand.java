package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.explain.Explainer;
import dev.winnow.pipelines.explain.UnknownRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow why}. */
@Command(
    name = "why",
    header = "Tell why a row was kept, dropped or failed.",
    description = {
      "%nReads a finished output folder. Of a duplicate it shows the row that stayed in its place, and",
      "what differs word by word; of a row that was kept, what was dropped for it. The row of a",
      "benchmark or of against that a dropped one repeats is read from its file, if it is still there.%n"
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow why out w1-06c434a19e366f3f424fe659842d3d5e",
      "  winnow why out w1-06c4",
      "  winnow why out my-row-17",
      "  winnow why out rows.jsonl:12"
    })
final class WhyCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OUT", description = "The output folder of a run.")
  Path folder = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = {
        "A row's id as rejects have it, or its first 6 or more characters;",
        "its own id in the file it is from; or a failure's source."
      })
  String id = "";

  @Mixin HelpOption help = new HelpOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    try {
      spec.commandLine().getOut().print(new Explainer(folder).explain(id));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (UnknownRow e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
