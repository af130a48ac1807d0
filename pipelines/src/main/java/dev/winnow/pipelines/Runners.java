package dev.winnow.pipelines;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * On what a run runs.
 *
 * @param name {@code direct} or {@code flink}
 * @param flinkMaster {@code [local]} or {@code host:port}
 * @param parallelism how many workers; 0 for as many as there are cores
 * @param beam further options of Beam, as its own command lines give them
 */
public record Runners(String name, String flinkMaster, int parallelism, List<String> beam) {
  private static final int KEYS_A_SUBTASK = 8;

  /** The workers of a run. */
  public int workers() {
    return parallelism > 0 ? parallelism : Runtime.getRuntime().availableProcessors();
  }

  /**
   * Over how many keys work is spread. The DirectRunner makes each key a bundle and copies what
   * later groupings hold at each bundle that comes, so one key a worker; Flink places keys by
   * chance, so more.
   */
  int keys() {
    return name.equals("flink") ? KEYS_A_SUBTASK * workers() : workers();
  }

  /**
   * Beam's options for this runner.
   *
   * @throws IllegalArgumentException if Beam does not know one
   */
  public PipelineOptions options() {
    List<String> args = new ArrayList<>();
    if (name.equals("flink")) {
      args.add("--runner=FlinkRunner");
      args.add("--flinkMaster=" + flinkMaster);
      args.add("--parallelism=" + workers());
      // No step changes its input, so nothing needs to be copied between steps.
      args.add("--objectReuse=true");
      args.add("--fasterCopy=true");
    } else {
      args.add("--runner=DirectRunner");
      args.add("--targetParallelism=" + workers());
      // Checks for the authors of steps; the tests run with them.
      args.add("--enforceImmutability=false");
      args.add("--enforceEncodability=false");
    }
    args.addAll(beam);
    return PipelineOptionsFactory.fromArgs(args.toArray(String[]::new)).create();
  }
}
