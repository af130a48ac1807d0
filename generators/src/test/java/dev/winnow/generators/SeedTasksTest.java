package dev.winnow.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.templates.Failure;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedTasksTest {
  private static final String GOOD =
      "{\"id\":\"s1\",\"name\":\"n\",\"instruction\":\" Do it. \",\"instances\":"
          + "[{\"input\":\"i\",\"output\":\"o\"},{\"input\":\"\",\"output\":\"p\"}],"
          + "\"is_classification\":true}";

  @TempDir Path folder;

  @Test
  void givenPublishedForm_readsIt() {
    SeedTasks read = SeedTasks.parse("f", "\uFEFF" + GOOD + "\r\n\n");

    assertThat(read.failures()).isEmpty();
    assertThat(read.tasks())
        .containsExactly(
            new SeedTask(
                "s1",
                "n",
                "Do it.",
                List.of(new SeedTask.Instance("i", "o"), new SeedTask.Instance("", "p")),
                true));
  }

  @Test
  void givenBadLines_reportsEachWithFileAndLine() {
    String bad =
        String.join(
            "\n",
            GOOD,
            "{",
            "[]",
            "{\"instruction\":\" \"}",
            "{\"instruction\":\"a\",\"instances\":[]}",
            "{\"instruction\":\"a\",\"instances\":[{\"input\":\"x\",\"output\":\"\"}]}",
            "{\"instruction\":\"a\",\"instances\":[{\"output\":\"b\"}],\"is_classification\":\"no\"}",
            "{\"instruction\":3}",
            GOOD,
            "[".repeat(100_000));
    SeedTasks read = SeedTasks.parse("f.jsonl", bad);

    assertThat(read.tasks()).hasSize(1);
    assertThat(read.failures().stream().map(Failure::source))
        .containsExactly(
            "f.jsonl:2",
            "f.jsonl:3",
            "f.jsonl:4",
            "f.jsonl:5",
            "f.jsonl:6",
            "f.jsonl:7",
            "f.jsonl:8",
            "f.jsonl:9",
            "f.jsonl:10");
    assertThat(read.failures()).allMatch(f -> f.reason().equals("bad_seed_task"));
    assertThat(read.failures().get(7).detail()).contains("\"s1\"");
  }

  private static String withoutId(String instruction, String input, String output) {
    return "{\"instruction\":\"%s\",\"instances\":[{\"input\":\"%s\",\"output\":\"%s\"}]}"
        .formatted(instruction, input, output);
  }

  private static List<String> ids(String... lines) {
    return SeedTasks.parse("f", String.join("\n", lines)).tasks().stream()
        .map(SeedTask::id)
        .toList();
  }

  /** The digits are those of {@code printf '["Do it.","i","o"]' | sha256sum}. */
  @Test
  void givenNoId_makesOneOfTheContent() {
    String one = withoutId("Do it.", "i", "o");
    assertThat(ids(one)).containsExactly("seed-3889fb98708b");
    assertThat(
            ids(
                one,
                withoutId("Do it", "i", "o"),
                withoutId("Do it.", "io", " "),
                withoutId("Do it.", "i", "p"),
                withoutId("Do it.", "", "o"),
                withoutId("\\ud800 \\u0000", "", "o")))
        .hasSize(5)
        .doesNotHaveDuplicates()
        .startsWith("seed-3889fb98708b");
    assertThat(SeedTasks.parse("f", one + "\n" + one).failures().get(0).detail())
        .contains("seed-3889fb98708b");
  }

  @Test
  void givenLineOneDeletedOfAFileWithoutIds_leavesTheSamplesThatDoNotShowIt() {
    String[] lines = new String[20];
    Arrays.setAll(lines, i -> withoutId("Do " + i, "", "o"));
    List<SeedTask> all = SeedTasks.parse("f", String.join("\n", lines)).tasks();
    List<SeedTask> rest =
        SeedTasks.parse("f", String.join("\n", lines).substring(lines[0].length() + 1)).tasks();
    assertThat(rest).isEqualTo(all.subList(1, 20));
    int same = 0;
    for (int i = 0; i < 200; i++) {
      List<SeedTask> before = sample(all, i);
      if (!before.contains(all.get(0))) {
        assertThat(sample(rest, i)).isEqualTo(before);
        same++;
      }
    }
    assertThat(same).isBetween(130, 199); // 17 of 20: 170 expected
  }

  private static List<SeedTask> sample(List<SeedTask> tasks, int index) {
    return Lots.of(tasks, SeedTask::id).sample(3, RequestRandom.of(42, "alpaca", index));
  }

  @Test
  void givenBadLineOfAFile_isNamedWithoutTheFolder() throws Exception {
    Path file = folder.resolve("seeds.jsonl");
    Files.writeString(file, GOOD + "\n{}\n");
    List<Parameter> parameters = List.of(Parameter.file("seeds", "d"));
    Settings settings = Settings.read("generate[0]", parameters, Map.of("seeds", file.toString()));

    assertThat(SeedTasks.read(settings, "seeds").failures().stream().map(Failure::source))
        .containsExactly("seeds.jsonl:2");
  }

  @Test
  void givenNoSeedTask_isAnInvalidSetting() throws Exception {
    Path file = folder.resolve("seeds.jsonl");
    List<Parameter> parameters = List.of(Parameter.file("seeds", "d"));
    Settings settings = Settings.read("generate[0]", parameters, Map.of("seeds", file.toString()));

    assertThatThrownBy(() -> SeedTasks.read(settings, "seeds"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("cannot read");
    Files.writeString(file, "");
    assertThatThrownBy(() -> SeedTasks.read(settings, "seeds"))
        .hasMessageContaining("generate[0].seeds")
        .hasMessageContaining("it is empty");
    Files.writeString(file, "\n{}\n");
    assertThatThrownBy(() -> SeedTasks.read(settings, "seeds"))
        .hasMessageContaining("seeds.jsonl:2: \"instruction\"");
  }
}
