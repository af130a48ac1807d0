package dev.winnow.pipelines;

import dev.winnow.generators.teacher.TeacherSettings;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.templates.settings.InvalidSetting;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** What a run would find wrong with a recipe before it starts, beyond what its reader finds. */
public final class RecipeCheck {
  private RecipeCheck() {}

  /**
   * Checks maps, data, teachers, seeds and the format. Keys and servers are not looked for.
   *
   * @throws InvalidSetting with the first problem
   */
  public static void check(Recipe recipe) {
    recipe.teachers().values().forEach(TeacherSettings::of);
    Generation generation = new Generation(recipe, 1, text -> {});
    recipe.generate().forEach(generation::check);
    recipe.read().forEach(Inputs::shape);
    RecipeRendering unused = RecipeRendering.of(recipe);
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    RecipeFilters filters = RecipeFilters.of(recipe);
    filters.references(1);
    boolean complete = recipe.read().stream().allMatch(read -> read.data() != null);
    if (complete && !(recipe.read().isEmpty() && recipe.generate().isEmpty())) {
      filters.check(recipe, Inputs.ofRecipe(recipe).names());
    }
  }
}
