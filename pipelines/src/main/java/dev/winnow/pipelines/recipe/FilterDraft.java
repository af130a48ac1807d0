package dev.winnow.pipelines.recipe;

import dev.winnow.filters.Filter;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * One filter as a recipe has it, with the least that it needs and what is set besides.
 *
 * @param filter made from these settings
 * @param text the section of the recipe, YAML
 */
public record FilterDraft(Filter filter, String text) {
  private static final DumpSettings YAML =
      DumpSettings.builder()
          .setSchema(new CoreSchema())
          .setDefaultFlowStyle(FlowStyle.AUTO)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setSplitLines(false)
          .setBestLineBreak("\n")
          .build();

  /**
   * @param sets settings, {@code key.path=value} each, as in {@code --set} but from the filter on
   * @throws RecipeError if one is not understood, or the filter cannot be made from them
   */
  public static FilterDraft of(Part<? extends Filter> part, List<String> sets) {
    YamlTree tree = YamlTree.parse(part.example());
    for (String set : sets) {
      SetOption.parse(set).apply(tree);
    }
    Object settings = Objects.requireNonNull(tree.root()); // an example is a mapping
    try {
      Filter filter = part.create(Settings.read("", Vocabulary.filter(part), settings));
      return new FilterDraft(filter, text(Map.of(part.name(), settings)));
    } catch (InvalidSetting e) {
      throw new RecipeSource(part.name(), tree.lines()).error(e);
    }
  }

  private static String text(Map<String, Object> step) {
    return new Dump(YAML).dumpToString(Map.of("filters", List.of(step)));
  }
}
