package dev.winnow.templates.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  static final List<Parameter> ALL =
      List.of(
          Parameter.text("name", "d"),
          Parameter.text("unit", "d").oneOf(List.of("words", "tokens")).orElse("words"),
          Parameter.file("words", "d"),
          Parameter.integer("min", "a number of words", "d").atLeast(0),
          Parameter.integer("seed", "a seed", "d").atLeast(0).atMost(1e12),
          Parameter.number("share", "a share", "d").atLeast(0).atMost(1).orElse(0.5),
          Parameter.texts("tags", "d"),
          Parameter.texts("with", "d").oneOf(List.of("a", "b")),
          Parameter.mapping("map", "d"),
          Parameter.counts("counts", "a number of rows", "d").atLeast(1),
          Parameter.section(
              "inner", "d", List.of(Parameter.integer("size", "a size", "d").orElse(3))),
          Parameter.sections(
              "named", "d", List.of(Parameter.integer("size", "a size", "d").orElse(3))));

  static Settings read(Map<?, ?> raw) {
    return Settings.read("filters[2]", ALL, raw);
  }

  @Test
  void givenNothing_fillsDefaults() {
    assertThat(read(Map.of()).asMap())
        .isEqualTo(Map.of("unit", "words", "share", 0.5, "inner", Map.of("size", 3L)));
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
    raw.put("tags", List.of("x", "y"));
    raw.put("with", List.of("b"));
    raw.put("map", Map.of("k", "v"));
    raw.put("counts", Map.of("x", 7, "y", 8L));
    raw.put("inner", Map.of("size", 4));
    raw.put("named", Map.of("x", Map.of("size", 5), "y", Map.of()));
    Settings settings = read(raw);
    assertThat(settings.path()).isEqualTo("filters[2]");
    assertThat(settings.text("name")).isEqualTo("n");
    assertThat(settings.text("unit", "other")).isEqualTo("tokens");
    assertThat(settings.text("words")).isEqualTo("w.txt");
    assertThat(settings.integer("min")).isEqualTo(3);
    assertThat(settings.longInteger("seed")).isEqualTo(10_000_000_000L);
    assertThat(settings.number("share")).isEqualTo(1.0);
    assertThat(settings.texts("tags")).containsExactly("x", "y");
    assertThat(settings.texts("with")).containsExactly("b");
    assertThat(settings.mapping("map")).isEqualTo(Map.of("k", "v"));
    assertThat(settings.counts("counts")).isEqualTo(Map.of("x", 7, "y", 8));
    assertThat(settings.section("inner").integer("size")).isEqualTo(4);
    assertThat(settings.section("inner").path()).isEqualTo("filters[2].inner");
    assertThat(settings.sections("named").get("x").integer("size")).isEqualTo(5);
    assertThat(settings.sections("named").get("y").path()).isEqualTo("filters[2].named.y");
    assertThat(settings.asMap().get("named"))
        .isEqualTo(Map.of("x", Map.of("size", 5L), "y", Map.of("size", 3L)));
  }

  @Test
  void givenAbsentOptional_readsTheOtherwise() {
    Settings settings = read(Map.of());
    assertThat(settings.sections("named")).isEmpty();
    assertThat(settings.has("name")).isFalse();
    assertThat(settings.has("unit")).isTrue();
    assertThat(settings.text("name", "x")).isEqualTo("x");
    assertThat(settings.integer("min", 7)).isEqualTo(7);
    assertThat(settings.number("min", 0.1)).isEqualTo(0.1);
    assertThat(settings.texts("tags")).isEmpty();
    assertThat(settings.mapping("map")).isEmpty();
    assertThat(settings.counts("counts")).isEmpty();
    assertThatThrownBy(() -> settings.text("name"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("filters[2].name has no value");
  }

  @Test
  void givenNullValue_countsAsAbsent() {
    assertThat(read(Collections.singletonMap("unit", null)).text("unit")).isEqualTo("words");
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
