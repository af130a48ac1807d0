package dev.winnow.pipelines.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.filters.selection.SelectionKeys;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipeSchemaTest {
  private final String text = RecipeSchema.of(Fixture.VOCABULARY);
  private final JsonNode schema = json(text);

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void topLevelHasEverySectionInOrder() {
    List<String> names = new ArrayList<>();
    schema.get("properties").fieldNames().forEachRemaining(names::add);

    assertThat(names).isEqualTo(Keys.SECTIONS);
    assertThat(schema.get("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
    assertThat(text).endsWith("}\n").doesNotContain("\r");
  }

  @Test
  void everyParameterIsThere() {
    assertHas(schema.at("/properties/teachers/additionalProperties"), Fixture.VOCABULARY.teacher());
    assertHas(schema.at("/properties/render"), Fixture.VOCABULARY.render());
    assertHas(schema.at("/properties/select"), SelectionKeys.ALL);
    assertHas(schema.at("/properties/output"), Keys.OUTPUT);
    assertHas(schema.at("/properties/read/items"), Keys.READ);
    int i = 0;
    for (Part<?> part : Fixture.VOCABULARY.generators()) {
      JsonNode choice = schema.at("/properties/generate/items/oneOf/" + i++);
      assertHas(choice, part.parameters());
      assertThat(choice.at("/properties/method/const").asText()).isEqualTo(part.name());
      assertThat(choice.at("/properties/teacher/default").asText()).isEqualTo("default");
    }
    i = 0;
    for (Part<?> part : Fixture.VOCABULARY.filters()) {
      JsonNode choice = schema.at("/properties/filters/items/oneOf/" + i++);
      assertThat(choice.get("required").get(0).asText()).isEqualTo(part.name());
      JsonNode settings = choice.at("/properties/" + part.name());
      assertHas(settings, part.parameters());
      assertThat(settings.get("description").asText()).isEqualTo(part.doc());
      assertThat(settings.at("/properties/name").isObject()).isTrue();
    }
  }

  private static void assertHas(JsonNode object, List<Parameter> parameters) {
    assertThat(object.get("additionalProperties").asBoolean(true)).isFalse();
    for (Parameter parameter : parameters) {
      JsonNode property = object.get("properties").get(parameter.name());
      assertThat(property.get("description").asText()).isEqualTo(parameter.doc());
      boolean required = object.path("required").toString().contains('"' + parameter.name() + '"');
      assertThat(required).isEqualTo(parameter.isRequired());
      assertThat(property.has("default")).isEqualTo(parameter.fallback() != null);
      if (parameter.type() == Parameter.Type.SECTION) {
        assertHas(property, parameter.children());
      }
    }
  }

  @Test
  void typesRangesAndChoicesAreThere() {
    JsonNode length = schema.at("/properties/filters/items/oneOf/0/properties/length");
    JsonNode near = schema.at("/properties/filters/items/oneOf/3/properties/near-duplicates");

    assertThat(length.at("/properties/field"))
        .isEqualTo(
            json(
                """
                {"description": "Which.", "type": "string", "enum": ["input", "row"],
                 "default": "row"}"""));
    assertThat(near.at("/properties/threshold"))
        .isEqualTo(
            json(
                """
                {"description": "Similar from here.", "type": "number", "minimum": 0,
                 "maximum": 1, "default": 0.7}"""));
    assertThat(length.get("type")).isEqualTo(json("[\"object\", \"null\"]"));
    assertThat(schema.at("/properties/select/anyOf"))
        .isEqualTo(
            json(
                """
                [{"required": ["top"]}, {"required": ["sample"]}, {"required": ["each"]}]"""));
    assertThat(schema.at("/properties/render/properties/rename/additionalProperties/type"))
        .isEqualTo(json("\"string\""));
    assertThat(schema.at("/properties/output/properties/keep/items/enum"))
        .isEqualTo(json("[\"id\", \"provenance\"]"));
    assertThat(schema.at("/properties/output/properties/split/pattern").asText())
        .isEqualTo("^[A-Za-z0-9_-][A-Za-z0-9_.-]*$");
  }
}
