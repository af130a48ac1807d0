package dev.winnow.pipelines;

import dev.winnow.filters.Filter;
import dev.winnow.pipelines.input.RowCounter;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.pipelines.trial.Trial;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The rules of a recipe, tried on data before a run.
 *
 * @param data the files for people
 */
public record RecipeTrial(String data, Trial trial) {
  /**
   * Tries every rule on every row. Nothing is written.
   *
   * @param recipe checked
   * @param data paths or globs
   * @param examples so many rows of each rule are kept
   * @param limit only so many rows are read, the first of the files
   * @throws dev.winnow.templates.settings.InvalidSetting if the recipe does not go with the data
   * @throws dev.winnow.pipelines.input.InputException if there is no such data
   */
  public static RecipeTrial of(Recipe recipe, List<String> data, int examples, long limit)
      throws IOException {
    Inputs inputs = Inputs.ofData(recipe, data);
    // Rules promise to be pure, not to be safe for several threads: each has its own.
    ThreadLocal<Map<String, Filter>> filters =
        ThreadLocal.withInitial(() -> RecipeFilters.of(recipe).byName());
    Trial trial =
        RowCounter.count(
            inputs.files(), inputs.shapes(), limit, () -> new Trial(filters.get(), examples));
    return new RecipeTrial(inputs.described(), trial);
  }
}
