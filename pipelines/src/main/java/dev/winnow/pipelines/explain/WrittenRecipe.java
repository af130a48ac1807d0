package dev.winnow.pipelines.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.common.collect.Iterables;
import dev.winnow.filters.Reference;
import dev.winnow.templates.Field;
import dev.winnow.templates.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a manifest's recipe says of rows and their ids; its files need not be there any more. */
final class WrittenRecipe {
  private final JsonNode recipe;

  private WrittenRecipe(JsonNode recipe) {
    this.recipe = recipe;
  }

  /**
   * @param yaml with every default filled in
   * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if it is not YAML
   */
  static WrittenRecipe of(String yaml) {
    Object content = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return new WrittenRecipe(Json.MAPPER.valueToTree(content));
  }

  /**
   * The text that a filter of this name compares: its field; of a generating step, which compares
   * instructions, that.
   */
  Field compared(String filter) {
    String field = settings(filter).path("field").asText();
    if (Field.LABELS.contains(field)) {
      return Field.of(field);
    }
    return filter.startsWith("generate[") ? Field.INSTRUCTION : Field.ROW;
  }

  /** What a filter of this name must not let be repeated; empty if it names nothing. */
  Optional<Reference> against(String filter) {
    return reference(filter + ".against", settings(filter).path("against"));
  }

  /** The benchmark of this name that a filter looks for; empty if it names none. */
  Optional<Reference> benchmark(String filter, String name) {
    return reference(
        filter + ".benchmarks." + name, settings(filter).path("benchmarks").path(name));
  }

  private static Optional<Reference> reference(String setting, JsonNode keys) {
    Map<String, String> map = new LinkedHashMap<>();
    keys.path("map").properties().forEach(key -> map.put(key.getKey(), key.getValue().asText()));
    return Optional.of(keys.path("path").asText())
        .filter(path -> !path.isEmpty())
        .map(path -> new Reference(setting, path, map));
  }

  private JsonNode settings(String filter) {
    for (JsonNode item : recipe.path("filters")) {
      for (JsonNode settings : item) {
        if (settings.path("name").asText().equals(filter)) {
          return settings;
        }
      }
    }
    return MissingNode.getInstance();
  }

  /** Whether data has no content ids, but the ids that rows had in their files, or none. */
  boolean hidesContentIds() {
    if (render("format").equals("openai")) {
      return true;
    }
    for (JsonNode key : recipe.path("output").path("keep")) {
      if (key.asText().equals("id")) {
        return true;
      }
    }
    return false;
  }

  /** Whether rendering may have changed texts, so that content ids cannot be found from data. */
  boolean changesTexts() {
    JsonNode render = recipe.path("render");
    return List.of("text", "prompt-completion-text", "prompt-completion-messages")
            .contains(render("format"))
        || changes(render.path("special_tokens"))
        || Iterables.any(render.path("special_tokens_by_field"), WrittenRecipe::changes);
  }

  private String render(String key) {
    return recipe.path("render").path(key).asText();
  }

  private static boolean changes(JsonNode policy) {
    return !policy.asText("reject").equals("reject");
  }
}
