package dev.winnow.pipelines;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.pipelines.output.DatasetInfo;
import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.TextFile;
import dev.winnow.pipelines.output.WrittenFile;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.templates.format.RowRenderer;
import dev.winnow.templates.settings.InvalidSetting;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a recipe's rows are written, and what their format asks of the files. */
final class RecipeRendering {
  private final RowRenderer renderer;
  private final @Nullable String datasetInfo;
  private final Optional<ObjectNode> description;

  private RecipeRendering(RowRenderer renderer, @Nullable String datasetInfo) {
    this.renderer = renderer;
    this.datasetInfo = datasetInfo;
    this.description = renderer.format().datasetInfo();
  }

  /**
   * @throws InvalidSetting if the recipe asks for what its format does not do
   */
  static RecipeRendering of(Recipe recipe) {
    Recipe.Output output = recipe.output();
    RecipeRendering rendering =
        new RecipeRendering(
            RowRenderer.create(recipe.render(), output.keep()), output.datasetInfo());
    if (output.datasetInfo() != null && rendering.description.isEmpty()) {
      throw new InvalidSetting(
          "output.dataset_info",
          "LLaMA-Factory does not read format %s; take messages, sharegpt or alpaca"
              .formatted(recipe.render().text("format")));
    }
    return rendering;
  }

  RowRenderer renderer() {
    return renderer;
  }

  /** What lies beside the data for a trainer. */
  List<TextFile> beside(List<WrittenFile> files) {
    if (datasetInfo == null) {
      return List.of();
    }
    return List.of(DatasetInfo.of(datasetInfo, description.orElseThrow(), files));
  }

  /** Files that have too few rows for their trainer, in words for people. */
  List<String> warnings(List<WrittenFile> files) {
    int least = renderer.format().leastRows();
    return files.stream()
        .filter(file -> file.kind() == OutputKind.DATA && file.rows() < least)
        .map(
            file ->
                "%s has %d rows, and the trainer of this format takes no file of fewer than %d"
                    .formatted(file.path(), file.rows(), least))
        .toList();
  }
}
