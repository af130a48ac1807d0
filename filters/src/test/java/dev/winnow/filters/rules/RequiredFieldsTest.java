package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredFieldsTest {
  private final RequiredFields rule = rule(RequiredFields.PART, Map.of());

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u00a0\u3000", "\u001f"})
  void givenBlankField_isDroppedAndNotSkipped(String blank) {
    assertThat(rule.judge(row(blank, "in", "out"))).isEqualTo(empty("instruction"));
    assertThat(rule.judge(row("q", "in", blank))).isEqualTo(empty("output"));
    assertThat(rule.judge(row("q", blank, "out"))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenSeveralEmptyFields_namesTheFirstOfTheSetting() {
    RequiredFields all = rule(RequiredFields.PART, Map.of("fields", List.of("output", "system")));

    assertThat(all.judge(row("", "", ""))).isEqualTo(empty("output"));
    assertThat(all.judge(row("", "", "out"))).isEqualTo(empty("system"));
  }

  @Test
  void givenRow_isDroppedIfNothingIsThere() {
    RequiredFields any = rule(RequiredFields.PART, Map.of("fields", List.of("row")));

    assertThat(any.judge(row("", " ", ""))).isEqualTo(empty("row"));
    assertThat(any.judge(row("", "0", ""))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenNoOrUnknownField_isInvalid() {
    assertThatThrownBy(() -> rule(RequiredFields.PART, Map.of("fields", List.of())))
        .hasMessage("filters[2].fields: expected at least one field, got none");
    assertThatThrownBy(() -> rule(RequiredFields.PART, Map.of("fields", List.of("answer"))))
        .hasMessageStartingWith("filters[2].fields[0]: expected a list of any of system,");
  }

  private static Verdict empty(String field) {
    return Verdict.drop("empty_field", Map.of("field", field));
  }
}
