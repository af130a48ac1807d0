package dev.winnow.generators.selfinstruct;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Passes;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.templates.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Steps over a few seed tasks, for the tests of the method. */
abstract class SelfInstructSteps {
  static final List<String> KEPT = List.of("Made one.", "Made two.", "Made two.");

  @TempDir Path folder;
  Path seeds;

  @BeforeEach
  void writeSeeds() throws Exception {
    StringBuilder lines = new StringBuilder("no seed task\n");
    for (int i = 0; i < 12; i++) {
      lines.append(
          "{\"id\":\"s%d\",\"instruction\":\"Do %d.\",\"instances\":[{\"output\":\"out\"}]}\n"
              .formatted(i, i));
    }
    seeds = Files.writeString(folder.resolve("seeds.jsonl"), lines);
  }

  SelfInstructGenerator generator(Object... more) {
    Map<String, Object> step = new HashMap<>(Map.of("seeds", seeds.toString(), "target", 40));
    for (int i = 0; i < more.length; i += 2) {
      step.put((String) more[i], more[i + 1]);
    }
    Settings settings = Settings.read("generate[0]", SelfInstructGenerator.PART.parameters(), step);
    return (SelfInstructGenerator)
        SelfInstructGenerator.PART.create(settings, 42, SourceRows.Reader.NONE);
  }

  static Workbench bench(ScriptedTeacher teacher, List<String> kept) {
    return new Workbench(teacher, Map.of(), kept);
  }

  static String instructions(String... instructions) {
    return Arrays.stream(instructions)
        .map("{\"instruction\":\"%s\"}"::formatted)
        .toList()
        .toString()
        .transform("{\"tasks\":%s}"::formatted);
  }

  static String prompt(ChatRequest request) {
    return request.messages().get(0).content();
  }

  static Stream<String> rows(Generated generated) {
    return generated.examples().stream()
        .map(row -> row.instruction() + "|" + row.input() + "|" + row.output());
  }

  /** The passes when every piece keeps eight rows. */
  List<List<Integer>> passes(int target) {
    Passes passes = new Passes(generator("target", target).lanes());
    List<List<Integer>> made = new ArrayList<>();
    for (List<Integer> pass = passes.next(); !pass.isEmpty(); pass = passes.next()) {
      made.add(pass);
      for (int row = 0; row < 8 * pass.size(); row++) {
        passes.kept(pass.get(0));
      }
    }
    return made;
  }
}
