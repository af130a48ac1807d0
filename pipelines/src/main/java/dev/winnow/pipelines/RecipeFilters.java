package dev.winnow.pipelines;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.Filter;
import dev.winnow.filters.Reference;
import dev.winnow.filters.registry.Filters;
import dev.winnow.pipelines.input.ReadRows;
import dev.winnow.pipelines.recipe.Recipe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The filters of a recipe.
 *
 * @param byName in the recipe's order, by the names that the ledger has for them
 */
record RecipeFilters(Map<String, Filter> byName) {
  static RecipeFilters of(Recipe recipe) {
    Map<String, Filter> filters = new LinkedHashMap<>();
    for (Recipe.FilterStep step : recipe.filters()) {
      filters.put(step.name(), Filters.named(step.kind()).create(step.settings()));
    }
    return new RecipeFilters(filters);
  }

  /**
   * Checks the filters against what the run reads and generates.
   *
   * @param files names of the files that are read
   * @throws dev.winnow.templates.settings.InvalidSetting if a filter names what there is not
   */
  void check(Recipe recipe, Collection<String> files) {
    boolean scored = recipe.read().stream().anyMatch(read -> read.map().containsKey("score"));
    List<String> sources = new ArrayList<>();
    recipe.generate().forEach(step -> sources.add(step.path()));
    sources.addAll(files);
    for (Filter filter : byName.values()) {
      if (filter instanceof DuplicateFilter duplicates) {
        duplicates.precedence().check(sources, scored);
      }
    }
  }

  /**
   * What reads the datasets that filters compare with, by the filters' names.
   *
   * @param keys over how many keys rows are spread for the workers
   * @throws dev.winnow.templates.settings.InvalidSetting if a dataset cannot be read
   */
  Map<String, ReadRows> references(int keys) {
    Map<String, ReadRows> references = new LinkedHashMap<>();
    byName.forEach(
        (name, filter) -> {
          if (filter instanceof DuplicateFilter duplicates) {
            Reference against = duplicates.against();
            if (against != null) {
              references.put(name, Inputs.ofReference(against, duplicates.field()).transform(keys));
            }
          }
        });
    return references;
  }
}
