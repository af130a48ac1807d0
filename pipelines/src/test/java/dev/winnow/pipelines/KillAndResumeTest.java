package dev.winnow.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipelines.fixture.Child;
import dev.winnow.pipelines.fixture.TaskServer;
import dev.winnow.pipelines.recipe.RecipeReader;
import dev.winnow.pipelines.recipe.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is stopped pays twice for no more than the calls that were in flight. */
class KillAndResumeTest {
  private static final int IN_FLIGHT = 16;
  private static final int TASKS_ASKED = 2;

  @TempDir Path folder;

  /** A recipe and its store under a name; enough seed tasks that no two requests are the same. */
  private Path recipe(String name, TaskServer server, int requests) throws IOException {
    String seeds =
        IntStream.range(0, 400)
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "{\"id\":\"s%1$d\",\"name\":\"n%1$d\",\"instruction\":\"Do thing %1$d.\",\"instances\":"
                            + "[{\"input\":\"\",\"output\":\"Done %1$d.\"}],\"is_classification\":false}\n",
                        i))
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("seeds.jsonl"), seeds);
    return Files.writeString(
        folder.resolve(name + ".yaml"),
        String.format(
            Locale.ROOT,
            """
            seed: 1
            teachers:
              default: {model: m, base_url: '%s', api_key_env: WINNOW_KEY_THAT_NOBODY_SETS, in_flight: %d}
            store: %s.sqlite
            generate:
              - {method: alpaca, seeds: seeds.jsonl, target: %d, tasks: %d, reasks: 0, fruitless: 0}
            filters:
              - regex: {name: no-sevens, field: instruction, drop: '7$'}
            """,
            server.url(),
            IN_FLIGHT,
            name,
            requests * TASKS_ASKED,
            3 + TASKS_ASKED));
  }

  /** The program in a JVM of its own: to be stopped. */
  private Child start(Path recipe, Path out) throws IOException {
    return Child.start(folder, "run", recipe, "--out", out);
  }

  /** The same command in this JVM, which is up already. */
  private static void runToTheEnd(Path recipe, Path out) throws Exception {
    RecipeRun run =
        new RecipeRun(
            new RecipeReader(Vocabulary.standard()).read(recipe, List.of()),
            new Runners("direct", "", 0, List.of()));
    assertThat(run.run(out, false).ledger().balances()).isTrue();
  }

  /** Names and contents of what two runs must have in common. */
  private static Map<String, String> files(Path out) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(out)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = out.relativize(path).toString();
        // It names the recipe and says when.
        files.put(name, name.equals("manifest.json") ? "" : Files.readString(path));
      }
    }
    return files;
  }

  @Test
  void givenKills_repeatsAtMostTheCallsInFlightAndWritesTheSameBytes() throws Exception {
    int requests = 150;
    Path undisturbed = folder.resolve("undisturbed");
    Path killed = folder.resolve("killed");
    try (TaskServer server = new TaskServer(60)) {
      runToTheEnd(recipe("undisturbed", server, requests), undisturbed);
      assertThat(server.calls()).isEqualTo(requests);
      assertThat(server.repeated()).isZero();

      server.reset();
      Path recipe = recipe("killed", server, requests);
      int[] lives = {25, 55, 35};
      for (int kill = 0; kill < lives.length; kill++) {
        int moment = server.answerOnly(lives[kill]);
        try (Child child = start(recipe, killed)) {
          server.awaitCalls(moment, child);
          child.kill();
        }
        assertThat(server.repeated()).isLessThanOrEqualTo(kill * IN_FLIGHT);
        assertThat(killed.resolve("manifest.json")).doesNotExist();
      }
      server.answerAll();
      runToTheEnd(recipe, killed);

      assertThat(server.distinct()).isEqualTo(requests);
      assertThat(server.repeated()).isBetween(1, lives.length * IN_FLIGHT);
    }
    assertThat(files(undisturbed)).containsKeys("ledger.json").hasSizeGreaterThan(3);
    assertThat(files(killed)).isEqualTo(files(undisturbed));
  }

  @Test
  void givenInterruptWhileCallsAreInFlight_stopsSoonAndTheNextRunAsksTheRest() throws Exception {
    int requests = 600;
    Path out = folder.resolve("out");
    // Alone it would take 7.5 s.
    try (TaskServer server = new TaskServer(200)) {
      Path recipe = recipe("my", server, requests);
      try (Child child = start(recipe, out)) {
        server.awaitCalls(3 * IN_FLIGHT, child);
        child.interrupt();
        assertThat(child.exit(5)).as(child.said()).isEqualTo(4);
        assertThat(child.said())
            .contains("stopped after 0:")
            .contains("What was answered is kept; the same command goes on from here.");
      }
      assertThat(out.resolve("manifest.json")).doesNotExist();
      int asked = server.calls();
      assertThat(asked).isLessThan(requests);

      server.latency(0);
      runToTheEnd(recipe, out);

      assertThat(server.distinct()).isEqualTo(requests);
      assertThat(server.calls()).isLessThanOrEqualTo(requests + IN_FLIGHT);
      assertThat(out.resolve("manifest.json")).exists();
    }
  }
}
