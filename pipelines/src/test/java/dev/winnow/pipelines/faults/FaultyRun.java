package dev.winnow.pipelines.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.pipelines.cli.Cli;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run of a tiny recipe against a server: one task a request, so that requests are rows.
 *
 * @param folder of recipe, store and output
 */
record FaultyRun(Path folder, Cli cli) {
  /** The recipe's text. */
  record Recipe(String teacher, String generate) {
    static Recipe at(String url) {
      return new Recipe(
          "model: m, base_url: '" + url + "', backoff: 0.01, timeout: 2",
          "method: alpaca, seeds: seeds.jsonl, tasks: 4, fruitless: 0, target: 1");
    }

    Recipe teacher(String more) {
      return new Recipe(teacher + ", " + more, generate);
    }

    /** So many requests; one that is not the first is another. */
    Recipe requests(int count) {
      return new Recipe(teacher, generate.replace("target: 1", "target: " + count));
    }

    Recipe generate(String more) {
      return new Recipe(teacher, generate + ", " + more);
    }

    /** Writes recipe and seed tasks and gives the recipe's path. */
    Path write(Path folder) {
      String[] seeds = new String[40];
      for (int i = 0; i < seeds.length; i++) {
        seeds[i] =
            """
            {"id":"s%d","name":"n%d","instruction":"Do thing %d.",\
            "instances":[{"input":"","output":"Done %d."}],"is_classification":false}"""
                .formatted(i, i, i, i);
      }
      Cli.write(folder.resolve("seeds.jsonl"), seeds);
      return Cli.write(
          folder.resolve("recipe.yaml"),
          "teachers: {default: {" + teacher + "}}",
          "store: responses.sqlite",
          "generate: [{" + generate + "}]",
          "output: {dir: out}");
    }

    FaultyRun run(Path folder, String... flags) {
      List<Object> words = new ArrayList<>(List.of("run", write(folder)));
      words.addAll(List.of("--out", folder.resolve("out"), "--overwrite"));
      words.addAll(List.of(flags));
      return new FaultyRun(folder, Cli.run(words.toArray()));
    }
  }

  int code() {
    return cli.code();
  }

  String err() {
    return cli.err();
  }

  boolean finished() {
    return Files.exists(folder.resolve("out/ledger.json"));
  }

  JsonNode ledger() {
    try {
      return Json.MAPPER.readTree(Files.readString(folder.resolve("out/ledger.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(cli.err(), e);
    }
  }

  List<JsonNode> failures() {
    return lines("rejects/failed-00000-of-00001.jsonl");
  }

  /** The only failure. */
  JsonNode failure() {
    List<JsonNode> failures = failures();
    if (failures.size() != 1) {
      throw new AssertionError("expected one failure, got " + failures + "\n" + cli.err());
    }
    return failures.get(0);
  }

  List<JsonNode> rows() {
    return lines("data/train-00000-of-00001.jsonl");
  }

  private List<JsonNode> lines(String file) {
    Path path = folder.resolve("out").resolve(file);
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(path)) {
      return lines.map(FaultyRun::tree).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(String line) {
    try {
      return Json.MAPPER.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
