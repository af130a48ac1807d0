package dev.winnow.pipelines;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final int KEYS_A_WORKER = 8;

  private static final Pattern HOST_AND_PORT = Pattern.compile("(.+):(\\d{1,5})");
  private static final int REACH_MILLIS = 10_000;

  /**
   * Has Beam look through all its options, which takes a good part of a start, while a recipe is
   * read.
   */
  public static void prepare() {
    Thread looking = new Thread(PipelineOptionsFactory::getRegisteredOptions, "options");
    looking.setDaemon(true);
    looking.start();
  }

  /** The workers of a run. */
  public int workers() {
    return parallelism > 0 ? parallelism : Runtime.getRuntime().availableProcessors();
  }

  /**
   * Over how many keys work is spread: several a worker, because Flink places keys by chance and
   * the DirectRunner holds what a key gives until the next step has taken it.
   */
  int keys() {
    return KEYS_A_WORKER * workers();
  }

  /** How many JVMs may do the work: all of it runs in this one, but on a cluster. */
  int jvms() {
    return name.equals("flink") && !flinkMaster.equals("[local]") ? workers() : 1;
  }

  /**
   * Beam's options for this runner.
   *
   * @throws RunnerException if Beam does not know one
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
    args.removeIf(ours -> beam.stream().anyMatch(theirs -> name(theirs).equals(name(ours))));
    args.addAll(beam);
    try {
      return PipelineOptionsFactory.fromArgs(args.toArray(String[]::new)).create();
    } catch (IllegalArgumentException e) {
      throw RunnerException.usage(problem(String.valueOf(e.getMessage())));
    }
  }

  private static String name(String option) {
    return option.replaceFirst("=.*", "");
  }

  private static String problem(String message) {
    String unknown =
        message.replaceFirst("^Class .* missing a property named", "no option is named");
    return "Beam's options, after --: " + unknown.lines().findFirst().orElse("not understood");
  }

  /** This runner, for people. */
  String described() {
    String where = name.equals("flink") ? " on Flink " + flinkMaster : "";
    return workers() + (workers() == 1 ? " worker" : " workers") + where;
  }

  /**
   * Makes sure that somebody listens where the cluster should be: its client tries for minutes
   * before it says so.
   *
   * @throws RunnerException if not
   */
  void reach() {
    if (!name.equals("flink") || flinkMaster.startsWith("[")) {
      return;
    }
    String address = flinkMaster.replaceFirst("^https?://", "").replaceFirst("/+$", "");
    Matcher parts = HOST_AND_PORT.matcher(address);
    if (!parts.matches()) {
      throw RunnerException.usage(
          "--flink-master: expected [local] or HOST:PORT, got \"" + flinkMaster + "\"");
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2))), REACH_MILLIS);
    } catch (IOException | IllegalArgumentException e) {
      throw RunnerException.unreachable(
          "--flink-master "
              + flinkMaster
              + ": no Flink cluster can be reached there: "
              + (e instanceof UnknownHostException ? "unknown host" : e.getMessage()),
          e);
    }
  }
}
