package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFilterTest {
  private final JsonFilter rule = rule(JsonFilter.PART, Map.of());
  private final JsonFilter fenced = rule(JsonFilter.PART, Map.of("fence", "allowed"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " [1, -2.5e+3, true, null, \"\\u00e9\\ud800\"]\n",
        "\"text\"",
        "0",
        "{\"a\": {\"b\": [[], {}]}}"
      })
  void givenOneValue_stays(String json) {
    assertThat(rule.judge(row("q", "", json))).isEqualTo(Verdict.KEEP);
    assertThat(fenced.judge(row("q", "", json))).isEqualTo(Verdict.KEEP);
    assertThat(fenced.judge(row("q", "", "\n```json\n" + json + "\n```\n")))
        .isEqualTo(Verdict.KEEP);
    assertThat(fenced.judge(row("q", "", "``` JSON \r\n" + json + "\r\n```")))
        .isEqualTo(Verdict.KEEP);
    assertThat(fenced.judge(row("q", "", "```\r\n" + json + "\r\n```"))).isEqualTo(Verdict.KEEP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[1,]",
        "{'a': 1}",
        "{a: 1}",
        "[1] // comment",
        "01",
        "+1",
        "1.",
        ".5",
        "NaN",
        "nul",
        "\"open",
        "\"line\nbreak\"",
        "\"\\x\"",
        "Here it is: {}",
        "{} {}",
        "1 2",
        "```json\n{}",
        "```json\n```",
        "{}\n```",
        "```python\n{}\n```",
        "```json\n{}\n```\n```json\n{}\n```",
        "\ud800",
        "\0",
        "\ufeff{}"
      })
  void givenAnythingElse_isDropped(String text) {
    for (JsonFilter each : new JsonFilter[] {rule, fenced}) {
      assertThat(((Verdict.Drop) each.judge(row("{}", "{}", text))).reason()).isEqualTo("not_json");
    }
  }

  @Test
  void givenFence_isDroppedWhereItIsNotAllowed() {
    assertThat(rule.judge(row("q", "", "```json\n{}\n```"))).isInstanceOf(Verdict.Drop.class);
  }

  @Test
  void givenMistake_saysWhatAndWhere() {
    assertThat(rule.judge(row("q", "", ""))).isEqualTo(notJson("there is no value"));
    assertThat(rule.judge(row("q", "", "[] 1"))).isEqualTo(notJson("more than one value"));
    Verdict.Drop drop = (Verdict.Drop) rule.judge(row("q", "", "[1,\n  }"));
    assertThat(drop.detail()).containsEntry("line", 2).containsEntry("field", "output");
    assertThat((String) drop.detail().get("problem")).startsWith("Unexpected character ('}'");
  }

  @Test
  void givenOtherField_looksThere() {
    JsonFilter input = rule(JsonFilter.PART, Map.of("field", "input"));
    assertThat(input.judge(row("q", "[]", "no"))).isEqualTo(Verdict.KEEP);
    assertThat(input.judge(row("q", "", "[]"))).isInstanceOf(Verdict.Drop.class);
  }

  @Test
  void givenDeepNesting_isDroppedAndDoesNotOverflow() {
    assertThat(rule.judge(row("q", "", "[".repeat(100) + "]".repeat(100)))).isEqualTo(Verdict.KEEP);
    Verdict deep = Verdict.drop("too_deep", Map.of("field", "output", "max", 100));
    assertThat(rule.judge(row("q", "", "[".repeat(101) + "]".repeat(101)))).isEqualTo(deep);
    assertThat(rule.judge(row("q", "", "[".repeat(1 << 20)))).isEqualTo(deep);
    assertThat(rule.judge(row("q", "", "{\"a\":".repeat(1 << 18)))).isEqualTo(deep);
  }

  @Test
  void givenHugeNumberOrText_doesNotThrow() {
    assertThat(rule.judge(row("q", "", "9".repeat(1 << 20)))).isNotNull();
    assertThat(rule.judge(row("q", "", "1e" + "9".repeat(1 << 20)))).isNotNull();
    assertThat(rule.judge(row("q", "", "\"" + "a".repeat(1 << 20) + "\""))).isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(row("q", "", "{\"" + "a".repeat(1 << 20) + "\": 1}"))).isNotNull();
  }

  @Test
  void givenUnknownFence_isInvalid() {
    assertThatThrownBy(() -> rule(JsonFilter.PART, Map.of("fence", "maybe")))
        .hasMessage("filters[2].fence: expected one of none, allowed, got \"maybe\"");
  }

  private static Verdict notJson(String problem) {
    return Verdict.drop("not_json", Map.of("field", "output", "problem", problem));
  }
}
