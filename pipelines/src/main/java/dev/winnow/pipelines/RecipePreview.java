package dev.winnow.pipelines;

import dev.winnow.filters.text.TokenCounter;
import dev.winnow.pipelines.input.RowCounter;
import dev.winnow.pipelines.preview.Preview;
import dev.winnow.pipelines.preview.RowPreviewer;
import dev.winnow.pipelines.recipe.Recipe;
import java.io.IOException;
import java.util.List;

/**
 * The first rows of data as a recipe would write them.
 *
 * @param data the files for people
 */
public record RecipePreview(String data, Preview preview) {
  /**
   * Renders rows as they were read: no filter drops or changes them. Nothing is written.
   *
   * @param recipe checked
   * @param data paths or globs; none for what the recipe reads
   * @param rows so many are rendered, the first of the files
   * @throws dev.winnow.templates.settings.InvalidSetting if the recipe does not go with the data
   * @throws dev.winnow.pipelines.input.InputException if there is no such data
   */
  public static RecipePreview of(Recipe recipe, List<String> data, int rows) throws IOException {
    Inputs inputs = data.isEmpty() ? Inputs.ofRecipe(recipe) : Inputs.ofData(recipe, data);
    RowPreviewer previewer =
        new RowPreviewer(recipe.render(), recipe.output().keep(), tokenizer(recipe));
    Preview preview =
        RowCounter.count(inputs.files(), inputs.shapes(), rows, () -> new Preview(previewer));
    return new RecipePreview(inputs.described(), preview);
  }

  /** That of the first filter that names one, else that of the selection. */
  private static TokenCounter tokenizer(Recipe recipe) {
    TokenCounter otherwise =
        recipe.select() == null ? TokenCounter.DEFAULT : recipe.select().tokenizer();
    return recipe.filters().stream()
        .map(Recipe.FilterStep::settings)
        .filter(settings -> settings.has(TokenCounter.KEY))
        .findFirst()
        .map(TokenCounter::of)
        .orElse(otherwise);
  }
}
