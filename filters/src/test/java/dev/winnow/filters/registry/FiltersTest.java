package dev.winnow.filters.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Filter;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import org.junit.jupiter.api.Test;

class FiltersTest {
  @Test
  void givenEachName_findsItsPart() {
    assertThat(Filters.ALL).extracting(Part::name).doesNotHaveDuplicates();
    for (Part<? extends Filter> part : Filters.ALL) {
      assertThat(Filters.named(part.name())).isSameAs(part);
    }
  }

  @Test
  void givenEachPart_isDocumented() {
    for (Part<? extends Filter> part : Filters.ALL) {
      assertThat(part.name()).matches("[a-z]+(-[a-z]+)*");
      assertThat(part.doc()).endsWith(".");
      assertThat(part.parameters()).extracting(Parameter::name).doesNotContain("name");
      assertThat(part.parameters()).extracting(Parameter::doc).doesNotContain("");
    }
  }

  @Test
  void givenMisspeltName_suggestsTheRightOne() {
    assertThatThrownBy(() -> Filters.named("lenght"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("filters: unknown filter \"lenght\"; did you mean \"length\"?");
  }
}
