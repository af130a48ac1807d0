package dev.winnow.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  /** Rows that ask the same have the same instruction; those without one are of no use. */
  private static final Sources.Use USE =
      new Sources.Use() {
        @Override
        public String key(Example row) {
          return row.instruction();
        }

        @Override
        public Optional<Sources.Refusal> refusal(Example row) {
          return row.instruction().isBlank()
              ? Optional.of(new Sources.Refusal("no_instruction", "there is none"))
              : Optional.empty();
        }
      };

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeFile() throws Exception {
    file = Files.writeString(folder.resolve("rows.jsonl"), "{}\n");
  }

  private static Example row(int line, String id, String instruction, String output) {
    return Example.of(instruction, "", output, Provenance.read("rows.jsonl", id, line));
  }

  private Settings settings(Map<String, Object> step) {
    return Settings.read("generate[0]", Sources.PARAMETERS, step);
  }

  private Sources read(List<Example> rows, Failure... failures) {
    Settings step = settings(Map.of("read", Map.of("path", file.toString())));
    return Sources.read(step, read -> new SourceRows(rows, List.of(failures)), USE);
  }

  @Test
  void givenRowsThatAskTheSame_oneStaysWhateverTheOrder() {
    List<Example> rows =
        new ArrayList<>(
            List.of(
                row(1, "c", "say a", ""),
                row(2, "b", "say a", "a"),
                row(3, "a", "say a", "b"),
                row(4, "d", "say b", ""),
                row(5, "e", "  ", "x")));
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(rows, new Random(seed));
      Sources sources = read(rows, new Failure("rows.jsonl:9", "bad_json", "d", "{"));

      assertThat(sources.list().stream().map(source -> source.row().output()))
          .as("an answered row first, then by its own id")
          .containsExactlyInAnyOrder("b", "");
      assertThat(sources.failures())
          .extracting(Failure::reason)
          .containsExactlyInAnyOrder(
              "bad_json", "no_instruction", "repeated_source", "repeated_source");
      assertThat(sources.failures())
          .filteredOn(failure -> failure.reason().equals("repeated_source"))
          .extracting(Failure::source)
          .containsExactlyInAnyOrder("generate[0] row 1", "generate[0] row 2");
    }
  }

  @Test
  void givenSample_dependsOnWhatIsAskedOnly() {
    List<Example> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(row(i + 1, "", "say " + i, ""));
    }
    Set<String> sampled = sampled(rows);
    assertThat(sampled).hasSize(10);
    Collections.shuffle(rows, new Random(1));
    assertThat(sampled(rows)).isEqualTo(sampled);
    rows.removeIf(row -> sampled.contains(row.instruction()) && row.instruction().endsWith("1"));
    assertThat(sampled(rows)).hasSize(10).containsAll(without(sampled));
  }

  private Set<String> sampled(List<Example> rows) {
    return read(rows).sample(10, RequestRandom.of(42, "m", 0)).list().stream()
        .map(Source::key)
        .collect(Collectors.toSet());
  }

  private static Set<String> without(Set<String> sampled) {
    return sampled.stream().filter(key -> !key.endsWith("1")).collect(Collectors.toSet());
  }

  @Test
  void givenBothOrNeither_isRefused() throws Exception {
    Path seeds = Files.writeString(folder.resolve("seeds.jsonl"), "{}\n");
    Map<String, Object> both =
        Map.of("seeds", seeds.toString(), "read", Map.of("path", file.toString()));
    for (Map<String, Object> step : List.of(both, Map.<String, Object>of())) {
      assertThatThrownBy(() -> Sources.read(settings(step), SourceRows.Reader.NONE, USE))
          .isInstanceOf(InvalidSetting.class)
          .hasMessageContaining("seeds")
          .hasMessageContaining("read");
    }
  }

  @Test
  void givenNothingOfUse_saysWhichFile() {
    assertThatThrownBy(() -> read(List.of(row(1, "", " ", "x"))))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("generate[0].read")
        .hasMessageContaining("rows.jsonl");
  }
}
