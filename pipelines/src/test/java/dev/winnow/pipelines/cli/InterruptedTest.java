package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedTest {
  @TempDir Path folder;

  /** The program in a JVM of its own, with the flags of this one. */
  private static Process start(Object... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    return new ProcessBuilder(command).start();
  }

  @Test
  void givenStop_endsSoonWithItsCodeAndTheSameCommandCompletes() throws Exception {
    Path data = Cli.write(folder.resolve("rows.jsonl"), Cli.rows(2000));
    Path recipe = Cli.write(folder.resolve("my.yaml"), "seed: 1");
    Path out = folder.resolve("out");

    Process process = start("curate", recipe, data, "--out", out);
    try (BufferedReader err = process.errorReader()) {
      String line = err.readLine();
      while (line != null && !line.startsWith("writing to")) {
        line = err.readLine();
      }
      assertThat(line).isNotNull();
      process.toHandle().destroy();
      assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(4);
      assertThat(err.readLine()).startsWith("stopped after 0:");
      assertThat(err.readLine()).isEqualTo("Nothing is lost; the same command does it again.");
      assertThat(out).doesNotExist();
    } finally {
      process.destroyForcibly();
    }

    Cli again = Cli.run("curate", recipe, data, "--out", out);
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("2,000 in = 2,000 kept");
  }
}
