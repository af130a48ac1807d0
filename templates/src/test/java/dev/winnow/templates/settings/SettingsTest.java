package dev.winnow.templates.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final List<Parameter> ALL =
      List.of(
          Parameter.text("name", "d"),
          Parameter.text("unit", "d").oneOf(List.of("words", "tokens")).orElse("words"),
          Parameter.file("words", "d"),
          Parameter.integer("min", "a number of words", "d").atLeast(0),
          Parameter.integer("seed", "a seed", "d").atLeast(0).atMost(1e12),
          Parameter.number("share", "a share", "d").atLeast(0).atMost(1).orElse(0.5),
          Parameter.flag("strict", "d").orElse(false),
          Parameter.texts("tags", "d"),
          Parameter.texts("with", "d").oneOf(List.of("a", "b")),
          Parameter.mapping("map", "d"),
          Parameter.section(
              "inner", "d", List.of(Parameter.integer("size", "a size", "d").orElse(3))));

  private static Settings read(Map<?, ?> raw) {
    return Settings.read("filters[2]", ALL, raw);
  }

  private static void fails(Map<?, ?> raw, String message) {
    assertThatThrownBy(() -> read(raw)).isInstanceOf(InvalidSetting.class).hasMessage(message);
  }

  @Test
  void givenNothing_fillsDefaults() {
    assertThat(read(Map.of()).asMap())
        .isEqualTo(
            Map.of("unit", "words", "share", 0.5, "strict", false, "inner", Map.of("size", 3L)));
  }

  @Test
  void givenEverything_readsIt() {
    Map<String, Object> raw = new HashMap<>();
    raw.put("name", "n");
    raw.put("unit", "tokens");
    raw.put("words", "w.txt");
    raw.put("min", 3);
    raw.put("seed", 10_000_000_000L);
    raw.put("share", 1);
    raw.put("strict", true);
    raw.put("tags", List.of("x", "y"));
    raw.put("with", List.of("b"));
    raw.put("map", Map.of("k", "v"));
    raw.put("inner", Map.of("size", 4));
    Settings settings = read(raw);
    assertThat(settings.path()).isEqualTo("filters[2]");
    assertThat(settings.text("name")).isEqualTo("n");
    assertThat(settings.text("unit", "other")).isEqualTo("tokens");
    assertThat(settings.text("words")).isEqualTo("w.txt");
    assertThat(settings.integer("min")).isEqualTo(3);
    assertThat(settings.longInteger("seed")).isEqualTo(10_000_000_000L);
    assertThat(settings.number("share")).isEqualTo(1.0);
    assertThat(settings.flag("strict")).isTrue();
    assertThat(settings.texts("tags")).containsExactly("x", "y");
    assertThat(settings.texts("with")).containsExactly("b");
    assertThat(settings.mapping("map")).isEqualTo(Map.of("k", "v"));
    assertThat(settings.section("inner").integer("size")).isEqualTo(4);
    assertThat(settings.section("inner").path()).isEqualTo("filters[2].inner");
  }

  @Test
  void givenAbsentOptional_readsTheOtherwise() {
    Settings settings = read(Map.of());
    assertThat(settings.has("name")).isFalse();
    assertThat(settings.has("unit")).isTrue();
    assertThat(settings.text("name", "x")).isEqualTo("x");
    assertThat(settings.integer("min", 7)).isEqualTo(7);
    assertThat(settings.number("min", 0.1)).isEqualTo(0.1);
    assertThat(settings.texts("tags")).isEmpty();
    assertThat(settings.mapping("map")).isEmpty();
    assertThatThrownBy(() -> settings.text("name"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("filters[2].name has no value");
  }

  @Test
  void givenNullValue_countsAsAbsent() {
    assertThat(read(Collections.singletonMap("unit", null)).text("unit")).isEqualTo("words");
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
        "; known are name, unit, words, min, seed, share, strict, tags, with, map, inner";
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
  void givenOptionalSectionWithRequiredKey_isAbsent() {
    List<Parameter> one = List.of(Parameter.text("max", "d").required());
    List<Parameter> nested = List.of(Parameter.section("part", "d", one));
    assertThat(Settings.read("f", nested, Map.of()).has("part")).isFalse();
    assertThatThrownBy(() -> Settings.read("f", nested, Map.of("part", Map.of())))
        .hasMessage("f.part.max: is missing: expected a text");
  }

  @Test
  void givenWrongTypes_saysWhatWasExpectedAndGot() {
    fails(Map.of("name", 3), "filters[2].name: expected a text, got 3");
    fails(Map.of("name", Map.of()), "filters[2].name: expected a text, got a mapping");
    fails(Map.of("words", true), "filters[2].words: expected the path of a file, got true");
    fails(Map.of("min", "3"), "filters[2].min: expected a number of words ≥ 0, got \"3\"");
    fails(Map.of("min", 3.0), "filters[2].min: expected a number of words ≥ 0, got 3.0");
    fails(Map.of("share", "x"), "filters[2].share: expected a share from 0 to 1, got \"x\"");
    fails(Map.of("strict", "yes"), "filters[2].strict: expected true or false, got \"yes\"");
    fails(Map.of("tags", "x"), "filters[2].tags: expected a list of texts, got \"x\"");
    fails(Map.of("tags", List.of("x", 2)), "filters[2].tags[1]: expected a list of texts, got 2");
    fails(Map.of("map", "x"), "filters[2].map: expected a mapping of texts, got \"x\"");
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

  @Test
  void givenPart_createsFromSettings() {
    Part<String> part = new Part<>("p", "d", ALL, settings -> settings.text("unit"));
    assertThat(part.create(read(Map.of("unit", "tokens")))).isEqualTo("tokens");
    assertThatThrownBy(() -> part.parameters().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void givenNarrowedParameter_tellsAboutItself() {
    Parameter p = Parameter.integer("n", "a count", "doc").atLeast(1).atMost(9).orElse(2);
    assertThat(p.expectation()).isEqualTo("a count from 1 to 9");
    assertThat(p.fallback()).isEqualTo(2);
    assertThat(p.isRequired()).isFalse();
    assertThat(p.min()).isEqualTo(1);
    assertThat(p.max()).isEqualTo(9);
    assertThat(p.doc()).isEqualTo("doc");
    assertThat(p.required().isRequired()).isTrue();
    assertThat(Parameter.number("x", "a share", "d").atLeast(0.25).expectation())
        .isEqualTo("a share ≥ 0.25");
  }
}
