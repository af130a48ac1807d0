package dev.winnow.pipelines.recipe;

import dev.winnow.filters.selection.Holdout;
import dev.winnow.filters.selection.Selection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes a recipe with every default filled in, so that {@link RecipeReader} reads it again. */
public final class RecipePrinter {
  private static final DumpSettings YAML =
      DumpSettings.builder()
          .setSchema(new CoreSchema())
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setSplitLines(false)
          .setBestLineBreak("\n")
          .setDereferenceAliases(true)
          .build();

  private RecipePrinter() {}

  /** YAML, sections in the documented order; paths are absolute. */
  public static String print(Recipe recipe) {
    Map<String, Object> sections = new LinkedHashMap<>();
    sections.put("seed", recipe.seed());
    Map<String, Object> teachers = new LinkedHashMap<>();
    recipe.teachers().forEach((name, settings) -> teachers.put(name, settings.asMap()));
    putUnlessEmpty(sections, "teachers", teachers);
    if (recipe.store() != null) {
      sections.put("store", recipe.store());
    }
    putUnlessEmpty(sections, "generate", recipe.generate().stream().map(RecipePrinter::step));
    putUnlessEmpty(sections, "read", recipe.read().stream().map(RecipePrinter::read));
    putUnlessEmpty(sections, "filters", recipe.filters().stream().map(RecipePrinter::filter));
    if (recipe.select() != null) {
      sections.put(Selection.PATH, recipe.select().asMap());
    }
    putUnlessEmpty(sections, "render", recipe.render().asMap());
    sections.put("output", output(recipe.output()));
    return new Dump(YAML).dumpToString(sections);
  }

  private static void putUnlessEmpty(
      Map<String, Object> sections, String key, Stream<Map<String, Object>> items) {
    List<Map<String, Object>> list = items.toList();
    if (!list.isEmpty()) {
      sections.put(key, list);
    }
  }

  private static void putUnlessEmpty(
      Map<String, Object> sections, String key, Map<String, Object> map) {
    if (!map.isEmpty()) {
      sections.put(key, map);
    }
  }

  private static Map<String, Object> step(Recipe.Step step) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("method", step.method());
    map.put("teacher", step.teacher());
    if (step.seed() != null) {
      map.put("seed", step.seed());
    }
    if (step.novelty() != null) {
      Map<String, Object> novelty = new LinkedHashMap<>();
      novelty.put("metric", "rouge-l");
      novelty.put("max", step.novelty());
      map.put("novelty", novelty);
    }
    map.putAll(step.settings().asMap());
    return map;
  }

  private static Map<String, Object> read(Recipe.Read read) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (read.data() != null) {
      map.put("path", read.data());
    }
    map.put("map", read.map());
    return map;
  }

  private static Map<String, Object> filter(Recipe.FilterStep step) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", step.name());
    map.putAll(step.settings().asMap());
    return Map.of(step.kind(), map);
  }

  private static Map<String, Object> output(Recipe.Output output) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("dir", output.dir());
    map.put("split", output.split());
    if (output.validation() != null) {
      map.put(Holdout.NAME, output.validation());
    }
    map.put("shard_rows", output.shardRows());
    map.put("keep", output.keep());
    if (output.datasetInfo() != null) {
      map.put("dataset_info", output.datasetInfo());
    }
    return map;
  }
}
