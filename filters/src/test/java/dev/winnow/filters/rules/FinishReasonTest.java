package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.InvalidSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinishReasonTest {
  private final FinishReason rule = rule(FinishReason.PART, Map.of());

  private static Example row(String reason) {
    return Example.of("a", "", "b", Provenance.read("f", "", 1).finished(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"length", "LENGTH", " Content_Filter\n"})
  void givenCutAnswer_drops(String said) {
    assertThat(rule.judge(row(said))).isInstanceOf(Verdict.Drop.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "stop", "tool_calls", "eos", "\0"})
  void givenAnotherReasonOrNone_keeps(String said) {
    assertThat(rule.judge(row(said))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenDrop_namesTheReason() {
    assertThat(rule.judge(row("Length")))
        .isEqualTo(Verdict.drop("finish_reason_length", Map.of("finish_reason", "Length")));
  }

  @ParameterizedTest
  @CsvSource({
    "stop, ''",
    "STOP, ''",
    "'', ''",
    "length, finish_reason_length",
    "tool_calls, finish_reason_tool_calls",
    "surprise, finish_reason_other"
  })
  void givenKeep_dropsWhatIsNotNamed(String said, String reason) {
    Verdict verdict = rule(FinishReason.PART, Map.of("keep", List.of("Stop"))).judge(row(said));

    assertThat(verdict instanceof Verdict.Drop drop ? drop.reason() : "").isEqualTo(reason);
  }

  @Test
  void givenReasonsOfAnotherServer_namesThem() {
    FinishReason gemini = rule(FinishReason.PART, Map.of("drop", List.of("MAX_TOKENS", "a-b c")));

    assertThat(gemini.judge(row("MAX_TOKENS")))
        .isEqualTo(Verdict.drop("finish_reason_max_tokens", Map.of("finish_reason", "MAX_TOKENS")));
    assertThat(gemini.judge(row("A-B C")))
        .isEqualTo(Verdict.drop("finish_reason_a_b_c", Map.of("finish_reason", "A-B C")));
    assertThat(gemini.judge(row("length"))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenHostileReason_hasAShortLabel() {
    FinishReason stop = rule(FinishReason.PART, Map.of("keep", List.of("stop")));
    for (String said : List.of("\ud800", "x".repeat(1_000_000), "{{ 7*7 }}", "<|im_end|>")) {
      Verdict.Drop drop = (Verdict.Drop) stop.judge(row(said));
      assertThat(drop.reason()).isEqualTo("finish_reason_other");
      assertThat(drop.detail().get("finish_reason").toString()).hasSizeLessThan(200);
    }
  }

  @Test
  void givenBothOrNothing_isInvalid() {
    List<String> stop = List.of("stop");
    assertThatThrownBy(() -> rule(FinishReason.PART, Map.of("keep", stop, "drop", stop)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("filters[2].drop: expected keep or drop, got both");
    assertThatThrownBy(() -> rule(FinishReason.PART, Map.of("keep", List.of())))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("filters[2].keep: expected at least one finish reason");
  }

  @Test
  void survivesTheWire() throws Exception {
    FinishReason named = rule(FinishReason.PART, Map.of("drop", List.of("eos")));
    assertThat(Rules.copy(named).judge(row("eos"))).isEqualTo(named.judge(row("eos")));
  }
}
