package dev.winnow.templates;

import static dev.winnow.templates.TestExamples.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The golden ids were computed with Python's hashlib from the description of version 1. */
class ExampleIdTest {
  private static Example rich(Provenance provenance, Map<String, Double> scores) {
    return new Example(
        "Be brief.",
        List.of(new Turn(Role.USER, "Hi"), new Turn(Role.ASSISTANT, "Hello é😀\u0000")),
        "Grüße",
        "中文\n",
        "{{ 7*7 }}",
        provenance,
        new TreeMap<>(scores));
  }

  @Test
  void givenKnownRows_isGolden() {
    assertThat(ExampleId.of(Example.of("", "", "", ORIGIN)))
        .isEqualTo("w1-de47c9b27eb8d300dbb5f2c353e632c3");
    assertThat(ExampleId.of(Example.of("Name a colour.", "", "Blue.", ORIGIN)))
        .isEqualTo("w1-0f44b9c63a3269d790609dfbda262f86");
    assertThat(ExampleId.of(rich(ORIGIN, Map.of())))
        .isEqualTo("w1-e82eeaed740be691b461036fbaa51df8");
  }

  @Test
  void givenSameTextInAnotherField_isAnother() {
    assertThat(ExampleId.of(Example.of("ab", "", "", ORIGIN)))
        .isEqualTo("w1-ac5b203492fe8efb401d2fac6263569e");
    assertThat(ExampleId.of(Example.of("", "ab", "", ORIGIN)))
        .isEqualTo("w1-c6690f57c713897ca0d588f34e8733d0");
  }

  @Test
  void givenOtherProvenanceAndScores_isTheSame() {
    assertThat(ExampleId.of(rich(Provenance.read("other", "9", 9), Map.of("s", 1.0))))
        .isEqualTo(ExampleId.of(rich(ORIGIN, Map.of())));
  }

  @Test
  void givenTextsSplitElsewhere_isAnother() {
    Set<String> ids = new HashSet<>();
    ids.add(ExampleId.of(Example.of("ab", "c", "", ORIGIN)));
    ids.add(ExampleId.of(Example.of("a", "bc", "", ORIGIN)));
    ids.add(ExampleId.of(Example.of("abc", "", "", ORIGIN)));
    ids.add(ExampleId.of(Example.of("", "abc", "", ORIGIN)));
    assertThat(ids).hasSize(4);
  }

  @Test
  void givenOtherRole_isAnother() {
    Example user =
        new Example("", List.of(new Turn(Role.USER, "x")), "", "", "", ORIGIN, new TreeMap<>());
    Example assistant =
        new Example(
            "", List.of(new Turn(Role.ASSISTANT, "x")), "", "", "", ORIGIN, new TreeMap<>());
    assertThat(ExampleId.of(user)).isNotEqualTo(ExampleId.of(assistant));
  }

  @Test
  void givenLoneSurrogate_doesNotThrow() {
    assertThat(ExampleId.of(Example.of("\ud800", "", "", ORIGIN))).hasSize(35).startsWith("w1-");
  }

  @Test
  void givenPartsBeyondPlainTexts_isGolden() {
    assertThat(ExampleId.of(TestExamples.full())).isEqualTo("w1-6d0021dce37b5f9e395db97c39ed9d15");
    assertThat(ExampleId.of(Example.of("Q", "", "A", ORIGIN).with("", "B", ToolUse.NONE)))
        .isEqualTo("w1-b47fb8bf161f9293f95cb4df95a1afe8");
  }

  @Test
  void givenSameTextInAnotherPart_isAnother() {
    Example plain = Example.of("Q", "", "A", ORIGIN);
    Turn said = new Turn(Role.ASSISTANT, "B");
    ToolCall call = new ToolCall("", "B", "{}");
    Set<String> ids = new HashSet<>();
    ids.add(ExampleId.of(plain));
    ids.add(ExampleId.of(plain.with("B", "", ToolUse.NONE)));
    ids.add(ExampleId.of(plain.with("", "B", ToolUse.NONE)));
    ids.add(ExampleId.of(plain.with("", "", new ToolUse("B", List.of(), List.of()))));
    ids.add(ExampleId.of(plain.with("", "", new ToolUse("", List.of(said), List.of()))));
    ids.add(
        ExampleId.of(
            plain.with("", "", new ToolUse("", List.of(Turn.result("", "", "B")), List.of()))));
    ids.add(ExampleId.of(plain.with("", "", new ToolUse("", List.of(), List.of(call)))));
    ids.add(
        ExampleId.of(
            plain.with(
                "", "", new ToolUse("", List.of(said.withCalls(List.of(call))), List.of()))));
    assertThat(ids).hasSize(8);
  }
}
