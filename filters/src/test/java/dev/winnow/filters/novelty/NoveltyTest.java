package dev.winnow.filters.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.templates.Field;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoveltyTest {
  private static Novelty novelty(Map<String, ?> raw) {
    return Novelty.PART.create(Settings.read("filters[3]", Novelty.PART.parameters(), raw));
  }

  @Test
  void givenNothing_hasTheDefaults() {
    assertThat(novelty(Map.of())).isEqualTo(new Novelty(Field.INSTRUCTION, 0.7));
    assertThat(novelty(Map.of()).reason()).isEqualTo("not_novel");
  }

  @Test
  void givenSettings_takesThem() {
    assertThat(novelty(Map.of("metric", "rouge-l", "max", 0.85, "field", "row")))
        .isEqualTo(new Novelty(Field.ROW, 0.85));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void givenMaximumThatDecidesNothing_saysSo(double max) {
    assertInvalid(
        Map.of("max", max),
        "filters[3].max",
        "expected a similarity over 0 and under 1, got " + (int) max);
  }

  @Test
  void givenBadSettings_saysWhichAndWhy() {
    assertInvalid(Map.of("max", 70), "filters[3].max", "from 0 to 1, got 70");
    assertInvalid(Map.of("max", Double.NaN), "filters[3].max", "NaN");
    assertInvalid(Map.of("metric", "rouge-1"), "filters[3].metric", "one of rouge-l");
    assertInvalid(Map.of("field", "title"), "filters[3].field", "one of system");
  }

  private static void assertInvalid(Map<String, ?> raw, String path, String problem) {
    assertThatThrownBy(() -> novelty(raw))
        .isInstanceOfSatisfying(
            InvalidSetting.class,
            e -> {
              assertThat(e.path()).isEqualTo(path);
              assertThat(e.problem()).contains(problem);
            });
  }
}
