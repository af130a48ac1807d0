package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.DuplicateFilter.Sketch;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExactDuplicatesTest {
  private static final ExactDuplicates FILTER = create(Map.of());

  private static ExactDuplicates create(Map<String, ?> raw) {
    return ExactDuplicates.PART.create(
        Settings.read("filters[0]", ExactDuplicates.PART.parameters(), raw));
  }

  @Test
  void givenNothing_hasTheDefaults() {
    assertThat(ExactDuplicates.PART.name()).isEqualTo("exact-duplicates");
    assertThat(FILTER.field()).isEqualTo(Field.ROW);
    assertThat(FILTER.threshold()).isEqualTo(1);
    assertThat(FILTER.reason()).isEqualTo("exact_duplicate");
    assertThat(create(Map.of("field", "input")).field()).isEqualTo(Field.INPUT);
  }

  /** The golden hash is Python's, of the text's UTF-16. */
  @Test
  void givenText_isTheFirstHalfOfItsSha256() {
    Sketch sketch = FILTER.sketch("Hi é");
    assertThat(sketch.shingles())
        .containsExactlyInAnyOrder(0x3742966d41b40015L, 0x58e504d3ed1908acL)
        .isSorted();
    assertThat(sketch.keys()).containsExactly(0x3742966d41b40015L);
  }

  @Test
  void givenTextsThatDifferInOneCharacter_areDifferent() {
    List<String> texts =
        List.of(
            "", " ", "a", "A", "a ", "a\u0000", "é", "e\u0301", "\uD800", "\uDBFF", "?", "\uFFFD");
    ListedSketches rows = new ListedSketches();
    for (String text : texts) {
      Sketch sketch = FILTER.sketch(text);
      rows.add(sketch.shingles(), sketch.keys());
    }
    Sketch again = FILTER.sketch("é");
    rows.add(again.shingles(), again.keys());
    FirstIndependentSet set = FirstIndependentSet.ofBuckets(rows, 0, FILTER.threshold());
    for (int i = 0; i < texts.size(); i++) {
      assertThat(set.stays(i)).as(texts.get(i)).isTrue();
    }
    assertThat(set.partner(texts.size())).isEqualTo(texts.indexOf("é"));
  }
}
