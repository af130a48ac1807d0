package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.Runners;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that {@code run} and {@code curate} share. */
final class RunOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the rows go, in place of the recipe's output.dir.")
  @Nullable Path out;

  @Option(
      names = "--overwrite",
      description =
          "Replace what an earlier run wrote to the output folder; nothing else is deleted.")
  boolean overwrite;

  @Option(
      names = "--runner",
      paramLabel = "direct|flink",
      description = "What runs the graph (default: ${DEFAULT-VALUE}).",
      defaultValue = "direct")
  Runner runner = Runner.direct;

  @Option(
      names = "--flink-master",
      paramLabel = "[local]|HOST:PORT",
      description = "The Flink cluster (default: ${DEFAULT-VALUE}).",
      defaultValue = "[local]")
  String flinkMaster = "[local]";

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "How many workers (default: as many as cores).",
      defaultValue = "0")
  int parallelism;

  @Option(names = "--quiet", description = "Say nothing but errors.")
  boolean quiet;

  @Option(
      names = "--log",
      paramLabel = "plain|json",
      description = "How progress is said on standard error (default: ${DEFAULT-VALUE}).",
      defaultValue = "plain")
  Log log = Log.plain;

  /** What runs the graph. */
  enum Runner {
    direct,
    flink
  }

  /** How progress is said. */
  enum Log {
    plain,
    json
  }

  Runners runners(List<String> beam) {
    return new Runners(runner.name(), flinkMaster, parallelism, new ArrayList<>(beam));
  }

  Console.Mode mode() {
    if (quiet) {
      return Console.Mode.QUIET;
    }
    return log == Log.json ? Console.Mode.JSON : Console.Mode.PLAIN;
  }
}
