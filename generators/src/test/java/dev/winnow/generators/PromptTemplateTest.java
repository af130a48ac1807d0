package dev.winnow.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptTemplateTest {
  private final PromptTemplate template = new PromptTemplate("v", "{{a}} and {{b}}{{a}}.");

  @Test
  void givenValuesWithPlaces_leavesThemAsTheyAre() {
    assertThat(template.render(Map.of("a", "{{b}}", "b", "$1\\")))
        .isEqualTo("{{b}} and $1\\{{b}}.");
  }

  @Test
  void givenOtherNames_isRefused() {
    assertThatThrownBy(() -> template.render(Map.of("a", "1"))).hasMessageContaining("\"b\"");
    assertThatThrownBy(() -> template.render(Map.of("a", "1", "b", "2", "c", "3")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PromptTemplate.load("alpaca/none"))
        .isInstanceOf(IllegalStateException.class);
  }
}
