package dev.winnow.generators.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.generators.Lane;
import dev.winnow.generators.Passes;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.RequestBody;
import dev.winnow.generators.teacher.TeacherSettings;
import dev.winnow.templates.Example;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is asked, and what it depends on. */
class AlpacaQuestionTest extends AlpacaSteps {
  @Test
  void givenTarget_asksForEnoughRequests() {
    assertThat(generator("target", 1).lanes()).containsExactly(new Lane("", 1, 1, 3));
    assertThat(generator("target", 17).lanes()).containsExactly(new Lane("", 1, 17, 3));
    assertThat(generator("target", 18, "fruitless", 1).lanes())
        .containsExactly(new Lane("", 2, 18, 1));
    assertThat(generator("target", Integer.MAX_VALUE, "tasks", 4).lanes())
        .containsExactly(new Lane("", Integer.MAX_VALUE, Integer.MAX_VALUE, 3));
  }

  @Test
  void givenLargerTarget_asksTheSameForEarlierPieces() {
    AlpacaGenerator small = generator("target", 40);
    AlpacaGenerator large = generator("target", 4000);
    for (int i = 0; i < small.lanes().get(0).pieces(); i++) {
      assertThat(large.question(i, AnswerForm.STRUCTURED))
          .isEqualTo(small.question(i, AnswerForm.STRUCTURED));
    }
    assertThat(small.question(0, AnswerForm.STRUCTURED))
        .isNotEqualTo(small.question(1, AnswerForm.STRUCTURED));
  }

  @Test
  void givenOneSeedChanged_asksOnlyTheRequestsThatShowItAnew() throws Exception {
    AlpacaGenerator before = generator();
    Files.writeString(seeds, Files.readString(seeds).replace("Do 4.", "Make four."));
    AlpacaGenerator after = generator();
    for (AnswerForm form : AnswerForm.values()) {
      int shown = 0;
      for (int i = 0; i < 200; i++) {
        boolean shows = before.question(i, form).seedIds().contains("s4");
        shown += shows ? 1 : 0;
        assertThat(after.question(i, form).equals(before.question(i, form))).isEqualTo(!shows);
      }
      assertThat(shown).isBetween(30, 90); // 3 of 10: 60 expected
    }
  }

  @Test
  void givenFewSeedTasks_neverAsksTheSameTwice() throws Exception {
    List<String> lines = Files.readAllLines(seeds);
    Files.write(seeds, lines.subList(0, 4));
    TeacherSettings settings =
        TeacherSettings.of(Settings.read("t", TeacherSettings.PARAMETERS, Map.of("model", "m")));
    AlpacaGenerator generator = generator("target", 510);
    for (AnswerForm form : AnswerForm.values()) {
      Set<String> asked = new HashSet<>();
      Set<String> prompts = new HashSet<>();
      for (int i = generator.lanes().get(0).pieces() - 1; i >= 0; i--) {
        ChatRequest request = generator.question(i, form).request();
        asked.add(RequestBody.recordedFingerprint(settings, request));
        prompts.add(request.messages().get(0).content());
      }
      assertThat(asked).hasSize(30);
      assertThat(prompts).hasSizeLessThanOrEqualTo(24);
      assertThat(generator("target", 40).question(2, form)).isEqualTo(generator.question(2, form));
    }
  }

  /** If this changes, recorded and stored answers are lost: raise the prompt's version instead. */
  @Test
  void givenFixedSeedTasks_asksTheGoldenRequests() {
    TeacherSettings settings =
        TeacherSettings.of(
            Settings.read("t", TeacherSettings.PARAMETERS, Map.of("model", "gpt-4.1-mini")));
    assertThat(
            Arrays.stream(AnswerForm.values())
                .map(form -> generator().question(0, form).request())
                .map(request -> RequestBody.recordedFingerprint(settings, request)))
        .containsExactly(
            "79cd857261d726f1729f0d93870b6ce514180bccd9e094b6942b938860186991",
            "1430e0b6cbefb49e6d618587a88c4108bbde6da3d20e1ad7254cbf2ef2bb8be2");
  }

  private static Map<String, Integer> categories() {
    Map<String, Integer> categories = new LinkedHashMap<>();
    categories.put("cooking", 20);
    categories.put("mental arithmetic", 40);
    categories.put("law", 1);
    return categories;
  }

  @Test
  void givenCategories_hasALaneForEach() throws Exception {
    AlpacaGenerator generator = generator("target", NOTHING, "categories", categories());
    assertThat(generator.lanes())
        .containsExactly(
            new Lane("cooking", 2, 20, 3),
            new Lane("mental arithmetic", 3, 40, 3),
            new Lane("law", 1, 1, 3));

    String task = "{\"tasks\":[{\"instruction\":\"%s\",\"output\":\"1\"}]}";
    for (int piece : new Passes(generator.lanes()).next()) {
      Scripted teacher = new Scripted().then(task.formatted("task " + piece), "stop");
      Example row = generator.generate(piece, Workbench.of(teacher)).examples().get(0);
      String category = List.of("cooking", "mental arithmetic", "law").get(piece % 3);
      assertThat(row.instruction()).isEqualTo("task " + piece);
      assertThat(row.provenance().category()).isEqualTo(category);
      assertThat(row.provenance().promptVersion())
          .isEqualTo("alpaca/structured.v1+alpaca/category.v1");
      assertThat(teacher.asked.get(0).messages().get(0).content())
          .contains("of one category: " + category + ".")
          .contains("Write 17 further ones");
    }
  }

  @Test
  void givenAnotherCategory_asksTheSameForTheOthers() {
    Map<String, Integer> more = categories();
    more.remove("law");
    AlpacaGenerator three = generator("target", NOTHING, "categories", categories());
    AlpacaGenerator two = generator("target", NOTHING, "categories", more);
    for (int round = 0; round < 4; round++) {
      for (int lane = 0; lane < 2; lane++) {
        assertThat(two.question(2 * round + lane, AnswerForm.PLAIN))
            .isEqualTo(three.question(3 * round + lane, AnswerForm.PLAIN));
      }
    }
  }

  @Test
  void givenNoClearNumberOfRows_isRefused() {
    assertThatThrownBy(() -> generator("target", NOTHING))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("generate[0].target: is missing: expected a number of rows, or categories");
    assertThatThrownBy(() -> generator("categories", categories()))
        .hasMessage("generate[0].categories: expected target or categories, got both");
    for (Map<String, ?> none : List.of(Map.<String, Object>of(), Map.of(" ", 3))) {
      assertThatThrownBy(() -> generator("target", NOTHING, "categories", none))
          .hasMessage("generate[0].categories: expected names, each with a number of rows");
    }
    assertThatThrownBy(() -> generator("target", NOTHING, "categories", Map.of("law", 0)))
        .hasMessage("generate[0].categories.law: expected a number of rows ≥ 1, got 0");
  }

  @Test
  void givenContradictions_areRefused() {
    assertThatThrownBy(() -> generator("tasks", 3))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("generate[0].tasks");
    assertThatThrownBy(() -> generator("examples", 11))
        .hasMessageContaining("generate[0].examples")
        .hasMessageContaining("10 seed tasks");
    assertThatThrownBy(() -> generator("form", "xml")).isInstanceOf(InvalidSetting.class);
  }
}
