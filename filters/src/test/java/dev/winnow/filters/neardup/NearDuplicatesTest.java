package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
  private static <T> T create(Part<T> part, Map<String, ?> raw) {
    return part.create(Settings.read("filters[3]", part.parameters(), raw));
  }

  private static NearDuplicates near(Map<String, ?> raw) {
    return create(NearDuplicates.PART, raw);
  }

  @Test
  void givenNothing_hasTheDefaults() {
    NearDuplicates filter = near(Map.of());
    assertThat(NearDuplicates.PART.name()).isEqualTo("near-duplicates");
    assertThat(filter.field()).isEqualTo(Field.ROW);
    assertThat(filter.threshold()).isEqualTo(0.7);
    assertThat(filter.shingles()).isEqualTo(new Shingles(Shingles.Unit.WORDS, 5));
    assertThat(filter.bands()).isEqualTo(new Bands(25, 5));
    assertThat(filter.reason()).isEqualTo("near_duplicate");
  }

  @Test
  void givenSettings_takesThem() {
    NearDuplicates filter =
        near(
            Map.of(
                "field",
                "output",
                "shingle",
                Map.of("characters", 8),
                "threshold",
                0.9,
                "recall",
                0.95));
    assertThat(filter.field()).isEqualTo(Field.OUTPUT);
    assertThat(filter.shingles()).isEqualTo(new Shingles(Shingles.Unit.CHARACTERS, 8));
    assertThat(filter.threshold()).isEqualTo(0.9);
    assertThat(filter.bands()).isEqualTo(Bands.of(0.9, 0.95));
    assertThat(near(Map.of("shingle", Map.of("words", 3))).shingles().size()).isEqualTo(3);
    assertThat(near(Map.of("shingle", Map.of())).shingles().size()).isEqualTo(5);
    assertThat(near(Map.of("threshold", 1)).bands()).isEqualTo(new Bands(1, 128));
  }

  @Test
  void givenExactRecall_takesNoBands() {
    NearDuplicates filter = near(Map.of("recall", "exact", "threshold", 0.01));
    assertThat(filter.exact()).isTrue();
    assertThat(filter.bands()).isNull();
    assertThat(filter.sketch("one two three").keys()).isEmpty();
    assertThat(filter.explanation()).contains("rarest").doesNotContain("bands");
    assertThat(near(Map.of()).exact()).isFalse();
  }

  @Test
  void givenBadSettings_saysWhichAndWhy() {
    assertInvalid(Map.of("threshold", 0), "filters[3].threshold", "over 0 and at most 1");
    assertInvalid(Map.of("threshold", 1.01), "filters[3].threshold", "got 1.01");
    assertInvalid(Map.of("threshold", Double.NaN), "filters[3].threshold", "NaN");
    assertInvalid(Map.of("recall", 1), "filters[3].recall", "from 0.5 to 0.9999, or exact");
    assertInvalid(Map.of("recall", "all"), "filters[3].recall", "got \"all\"");
    assertInvalid(Map.of("order", "random"), "filters[3].order", "one of length, first, score");
    assertInvalid(Map.of("against", Map.of()), "filters[3].against.path", "is missing");
    assertInvalid(Map.of("threshold", 0.01), "filters[3].recall", "only 0.7237");
    assertInvalid(Map.of("field", "title"), "filters[3].field", "one of system");
    assertInvalid(Map.of("shingle", Map.of("words", 0)), "filters[3].shingle.words", "≥ 1");
    assertInvalid(
        Map.of("shingle", Map.of("words", 5, "characters", 9)),
        "filters[3].shingle.characters",
        "not both");
  }

  private static void assertInvalid(Map<String, ?> raw, String path, String problem) {
    assertThatThrownBy(() -> near(raw))
        .isInstanceOfSatisfying(
            InvalidSetting.class,
            e -> {
              assertThat(e.path()).isEqualTo(path);
              assertThat(e.problem()).contains(problem);
            });
  }

  @Test
  void givenHostileTexts_sketchesThemAll() {
    for (DuplicateFilter filter :
        List.of(
            near(Map.of()),
            near(Map.of("shingle", Map.of("characters", 5))),
            create(ExactDuplicates.PART, Map.of()))) {
      for (String text :
          List.of(
              "",
              "\u0000",
              "\uD800",
              "\uDC00\uD800",
              "İΣς",
              "x".repeat(1 << 20),
              "a b".repeat(1 << 19))) {
        DuplicateFilter.Sketch sketch = filter.sketch(text);
        assertThat(sketch.shingles()).isNotEmpty().isSorted().doesNotHaveDuplicates();
        assertThat(sketch.keys()).isNotEmpty().doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void givenNoWords_onlyEqualTextsAreSimilar() {
    NearDuplicates filter = near(Map.of());
    assertThat(filter.sketch("").keys()).isEqualTo(filter.sketch("").keys());
    assertThat(filter.sketch("").keys()).doesNotContain(filter.sketch("…").keys());
    assertThat(filter.sketch("\uD800").keys()).doesNotContain(filter.sketch("\uD801").keys());
  }

  @Test
  void givenSerialization_sketchesTheSame() throws Exception {
    String text = "one two three four five six seven eight";
    for (DuplicateFilter filter : List.of(near(Map.of()), create(ExactDuplicates.PART, Map.of()))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(filter);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        DuplicateFilter copy = (DuplicateFilter) in.readObject();
        assertThat(copy.sketch(text).shingles()).isEqualTo(filter.sketch(text).shingles());
        assertThat(copy.sketch(text).keys()).isEqualTo(filter.sketch(text).keys());
        assertThat(copy.threshold()).isEqualTo(filter.threshold());
        assertThat(copy.field()).isEqualTo(filter.field());
      }
    }
  }
}
