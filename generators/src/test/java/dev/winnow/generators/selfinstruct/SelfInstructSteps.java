package dev.winnow.generators.selfinstruct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Passes;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.RequestBody;
import dev.winnow.generators.teacher.TeacherSettings;
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
import org.junit.jupiter.api.Test;
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

  /** If this changes, recorded and stored answers are lost: raise the prompt's version instead. */
  @Test
  void givenFixedSeedTasks_asksTheGoldenRequests() throws Exception {
    TeacherSettings settings =
        TeacherSettings.of(
            Settings.read("t", TeacherSettings.PARAMETERS, Map.of("model", "gpt-4.1-mini")));
    ScriptedTeacher teacher =
        new ScriptedTeacher()
            .list(instructions("Add.", "Rate."))
            .task("Add.", "no", "[]")
            .task("Rate.", "yes", "[]");
    Generated unused = generator("reasks", 0).generate(0, bench(teacher, KEPT));
    ScriptedTeacher numbered =
        new ScriptedTeacher()
            .list("9. Instruction: Add.\n10. Instruction: Rate.")
            .task("Add.", "no", "-")
            .task("Rate.", "yes", "-");
    numbered.schema = false;
    Generated alsoUnused = generator("reasks", 0).generate(0, bench(numbered, KEPT));

    assertThat(
            Stream.concat(teacher.asked.stream(), numbered.asked.stream())
                .map(request -> RequestBody.recordedFingerprint(settings, request)))
        .containsExactly(
            "15d6a78e707227986506e0b563f3bdf0dc07f3267236ec1cbc784a8093801a9d",
            "8a4ec0e7a9d0777a1472dbabe01fdaad5976a393cf22251891ebf5db577ddb3b",
            "a5952e03c6ecc8092973986b44767257e87432be5ba1b7d776369739ea15e4d3",
            "bcb4b73d71e1979588387dfac974f942e3b72506e81fe9b4d83eef38cf005560",
            "2a3e242993aeae9d20b9fb7e29878bbfcff262bb51e09ed65ba28ca7392b220b",
            "b4e6fcd71616bf9e8e3231f4bb1e8dbcc02c46c1f846f2e48231ee43c57fe733",
            "8a4ec0e7a9d0777a1472dbabe01fdaad5976a393cf22251891ebf5db577ddb3b",
            "b38893446a54f3ca31658bf0926233eb2c1158b9e54ae2a961e3bd3ba32cb088",
            "bcb4b73d71e1979588387dfac974f942e3b72506e81fe9b4d83eef38cf005560",
            "f322b2f1268a32ecd1f97ee8a5bd916e3ac3e2a3fabd94231a890bc4f3741f6a");
  }
}
