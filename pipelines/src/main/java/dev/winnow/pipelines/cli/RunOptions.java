package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.Runners;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The flags that {@code run} and {@code curate} share. */
final class RunOptions {
  @ArgGroup(validate = false, heading = "%nOutput:%n", order = 1)
  Output output = new Output();

  @ArgGroup(validate = false, heading = "%nRunner:%n", order = 2)
  Engine engine = new Engine();

  @ArgGroup(validate = false, heading = "%nMessages, on standard error:%n", order = 3)
  Messages messages = new Messages();

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec = CommandSpec.create();

  /** Where rows go. */
  static final class Output {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "The output folder, in place of the recipe's output.dir.")
    @Nullable Path out;

    @Option(
        names = "--overwrite",
        description = {
          "Replace what an earlier run wrote to the output folder;",
          "files that Winnow did not write stay."
        })
    boolean overwrite;
  }

  /** What runs the graph. */
  static final class Engine {
    @Option(
        names = "--runner",
        paramLabel = "direct|flink",
        description = "What runs the graph (default: direct).")
    Runner runner = Runner.direct;

    @Option(
        names = "--flink-master",
        paramLabel = "HOST:PORT",
        description = "A Flink cluster (default: [local], inside this program).")
    @Nullable String flinkMaster;

    @Option(
        names = "--parallelism",
        paramLabel = "N",
        description = "How many workers (default: one a core).")
    @Nullable Integer parallelism;
  }

  /** What is said. */
  static final class Messages {
    @Option(names = "--quiet", description = "Nothing but errors.")
    boolean quiet;

    @Option(
        names = "--log",
        paramLabel = "plain|json",
        description = "Lines for people or for programs (default: plain).")
    Log log = Log.plain;
  }

  /** The runners. */
  enum Runner {
    direct,
    flink
  }

  /** The forms of messages. */
  enum Log {
    plain,
    json
  }

  /**
   * What the run runs on.
   *
   * @throws ParameterException if the flags contradict each other
   */
  Runners runners(List<String> beam) {
    if (engine.flinkMaster != null && engine.runner != Runner.flink) {
      throw new ParameterException(spec.commandLine(), "--flink-master needs --runner flink");
    }
    if (engine.parallelism != null && engine.parallelism < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--parallelism: expected a number of workers ≥ 1, got " + engine.parallelism);
    }
    return new Runners(
        engine.runner.name(),
        Objects.requireNonNullElse(engine.flinkMaster, "[local]"),
        Objects.requireNonNullElse(engine.parallelism, 0),
        new ArrayList<>(beam));
  }

  Console.Mode mode() {
    if (messages.quiet) {
      return Console.Mode.QUIET;
    }
    return messages.log == Log.json ? Console.Mode.JSON : Console.Mode.PLAIN;
  }
}
