package dev.winnow.templates.settings;

import static dev.winnow.templates.settings.SettingsTest.ALL;
import static dev.winnow.templates.settings.SettingsTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsMessagesTest {
  private static void fails(Map<?, ?> raw, String message) {
    assertThatThrownBy(() -> read(raw)).isInstanceOf(InvalidSetting.class).hasMessage(message);
  }

  @Test
  void givenNoMapping_saysSo() {
    assertThatThrownBy(() -> Settings.read("x", ALL, List.of()))
        .hasMessage("x: expected a mapping, got a list");
    fails(Map.of("inner", 3), "filters[2].inner: expected a mapping, got 3");
  }

  @Test
  void givenMisspeltKey_asksForTheRightOne() {
    fails(Map.of("nmae", 1), "filters[2].nmae: unknown key; did you mean \"name\"?");
    fails(
        Map.of("inner", Map.of("sise", 1)),
        "filters[2].inner.sise: unknown key; did you mean \"size\"?");
    assertThatThrownBy(() -> Settings.read("", ALL, Map.of("uint", 1)))
        .hasMessage("uint: unknown key; did you mean \"unit\"?");
  }

  @Test
  void givenStrangeKey_listsTheKnown() {
    String known =
        "; known are name, unit, words, min, seed, share, tags, with, map, counts, inner, named";
    fails(Map.of("completely", 1), "filters[2].completely: unknown key" + known);
    fails(Map.of(1234567, 1), "filters[2].1234567: unknown key" + known);
    fails(Collections.singletonMap(null, 1), "filters[2].null: unknown key" + known);
  }

  @Test
  void givenMissingRequired_saysWhatIsExpected() {
    List<Parameter> one = List.of(Parameter.number("max", "a share", "d").atMost(1).required());
    assertThatThrownBy(() -> Settings.read("f", one, Map.of()))
        .hasMessage("f.max: is missing: expected a share ≤ 1");
    List<Parameter> nested = List.of(Parameter.section("part", "d", one).required());
    assertThatThrownBy(() -> Settings.read("f", nested, Map.of()))
        .hasMessage("f.part: is missing: expected a mapping");
  }

  @Test
  void givenWrongTypes_saysWhatWasExpectedAndGot() {
    fails(Map.of("name", 3), "filters[2].name: expected a text, got 3");
    fails(Map.of("name", Map.of()), "filters[2].name: expected a text, got a mapping");
    fails(Map.of("words", true), "filters[2].words: expected the path of a file, got true");
    fails(Map.of("min", "3"), "filters[2].min: expected a number of words ≥ 0, got \"3\"");
    fails(Map.of("min", 3.0), "filters[2].min: expected a number of words ≥ 0, got 3.0");
    fails(Map.of("share", "x"), "filters[2].share: expected a share from 0 to 1, got \"x\"");
    fails(Map.of("tags", "x"), "filters[2].tags: expected a list of texts, got \"x\"");
    fails(Map.of("tags", List.of("x", 2)), "filters[2].tags[1]: expected a list of texts, got 2");
    fails(Map.of("map", "x"), "filters[2].map: expected a mapping of texts, got \"x\"");
    fails(
        Map.of("counts", 3),
        "filters[2].counts: expected a mapping of names, each to a number of rows ≥ 1, got 3");
    fails(
        Map.of("counts", Map.of("x", "many")),
        "filters[2].counts.x: expected a number of rows ≥ 1, got \"many\"");
    fails(Map.of("counts", Map.of(7, 7)), "filters[2].counts: expected texts as keys, got 7");
    fails(
        Map.of("counts", Map.of("x", 3_000_000_000L)),
        "filters[2].counts.x: expected a number of rows ≥ 1, got 3000000000");
    fails(
        Map.of("named", List.of()),
        "filters[2].named: expected a mapping of names, each to a mapping, got a list");
    fails(Map.of("named", Map.of("x", 3)), "filters[2].named.x: expected a mapping, got 3");
    fails(
        Map.of("named", Map.of("x", Map.of("sise", 3))),
        "filters[2].named.x.sise: unknown key; did you mean \"size\"?");
    fails(Map.of("map", Map.of("k", 1)), "filters[2].map.k: expected a text, got 1");
    fails(Map.of("map", Map.of(1, "v")), "filters[2].map: expected texts as keys, got 1");
    fails(
        Map.of("map", Collections.singletonMap("k", null)),
        "filters[2].map.k: expected a text, got \"nothing\"");
  }

  @Test
  void givenOutOfRange_saysTheRange() {
    fails(Map.of("min", -1), "filters[2].min: expected a number of words ≥ 0, got -1");
    fails(
        Map.of("min", 3_000_000_000L),
        "filters[2].min: expected a number of words ≥ 0, got 3000000000");
    fails(
        Map.of("min", BigInteger.TEN.pow(30)),
        "filters[2].min: expected a number of words ≥ 0, got 1" + "0".repeat(30));
    fails(Map.of("share", 1.5), "filters[2].share: expected a share from 0 to 1, got 1.5");
    fails(Map.of("share", Double.NaN), "filters[2].share: expected a share from 0 to 1, got NaN");
  }

  @Test
  void givenNoRange_refusesWhatNoIntHoldsAndWhatIsInfinite() {
    List<Parameter> open =
        List.of(
            Parameter.integer("step", "a step", "."), Parameter.number("weight", "a weight", "."));
    assertThatThrownBy(() -> Settings.read("", open, Map.of("step", -3_000_000_000L)))
        .hasMessage("step: expected a step, got -3000000000");
    assertThatThrownBy(() -> Settings.read("", open, Map.of("weight", Double.POSITIVE_INFINITY)))
        .hasMessage("weight: expected a weight, got Infinity");
  }

  @Test
  void givenNoChoice_listsTheChoices() {
    fails(Map.of("unit", "bytes"), "filters[2].unit: expected one of words, tokens, got \"bytes\"");
    fails(
        Map.of("with", List.of("a", "c")),
        "filters[2].with[1]: expected a list of any of a, b, got \"c\"");
    fails(
        Map.of("with", Arrays.asList((Object) null)),
        "filters[2].with[0]: expected a list of any of a, b, got \"\"");
  }

  @Test
  void givenLongValue_shortensIt() {
    fails(
        Map.of("unit", "x".repeat(500)),
        "filters[2].unit: expected one of words, tokens, got \"" + "x".repeat(79) + "…");
    fails(
        Map.of("unit", "😀".repeat(500)),
        "filters[2].unit: expected one of words, tokens, got \"" + "😀".repeat(39) + "…");
  }

  @Test
  void givenOwnCheck_messageHasThePath() {
    InvalidSetting wrong = read(Map.of()).invalid("min", "is over max");
    assertThat(wrong).hasMessage("filters[2].min: is over max");
    assertThat(wrong.path()).isEqualTo("filters[2].min");
    assertThat(wrong.problem()).isEqualTo("is over max");
  }

  @Test
  void givenUnknownPart_asksForTheRightOne() {
    assertThat(Settings.unknown("filters[0]", "filter", "legnth", List.of("length", "regex")))
        .hasMessage("filters[0]: unknown filter \"legnth\"; did you mean \"length\"?");
    assertThat(Settings.unknown("filters[0]", "filter", "zzzzzz", List.of("length", "regex")))
        .hasMessage("filters[0]: unknown filter \"zzzzzz\"; known are length, regex");
  }
}
