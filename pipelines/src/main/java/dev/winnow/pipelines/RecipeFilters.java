package dev.winnow.pipelines;

import dev.winnow.filters.BenchmarkFilter;
import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.Filter;
import dev.winnow.filters.Reference;
import dev.winnow.filters.RowFilter;
import dev.winnow.filters.registry.Filters;
import dev.winnow.pipelines.input.ReadRows;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.templates.Example;
import dev.winnow.templates.settings.InvalidSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The filters of a recipe.
 *
 * @param byName in the recipe's order, by the names that the ledger has for them
 * @param benchmarks how many rows each benchmark has, of filters that look for benchmarks
 */
record RecipeFilters(
    Map<String, Filter> byName, Map<String, SortedMap<String, Integer>> benchmarks) {
  /**
   * Makes them, and reads the benchmarks.
   *
   * @throws dev.winnow.templates.settings.InvalidSetting if a benchmark cannot be read
   */
  static RecipeFilters of(Recipe recipe) {
    RecipeFilters filters = new RecipeFilters(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (Recipe.FilterStep step : recipe.filters()) {
      filters.add(step.name(), Filters.named(step.kind()).create(step.settings()));
    }
    return filters;
  }

  private void add(String name, Filter filter) {
    if (filter instanceof BenchmarkFilter asking) {
      SortedMap<String, List<Example>> rows = new TreeMap<>();
      SortedMap<String, Integer> counts = new TreeMap<>();
      asking
          .benchmarks()
          .forEach(
              (benchmark, reference) -> {
                rows.put(benchmark, Inputs.questions(reference));
                counts.put(benchmark, rows.get(benchmark).size());
              });
      byName.put(name, asking.given(rows));
      benchmarks.put(name, counts);
    } else {
      byName.put(name, filter);
    }
  }

  /**
   * Checks the filters and the selection against what the run reads and generates.
   *
   * @param files names of the files that are read
   * @throws dev.winnow.templates.settings.InvalidSetting if one names what there is not
   */
  void check(Recipe recipe, Collection<String> files) {
    Set<String> mapped = new TreeSet<>();
    recipe.read().forEach(read -> mapped.addAll(read.map().keySet()));
    List<String> sources = new ArrayList<>();
    recipe.generate().forEach(step -> sources.add(step.path()));
    sources.addAll(files);
    for (Filter filter : byName.values()) {
      if (filter instanceof DuplicateFilter duplicates) {
        duplicates.precedence().check(sources, mapped.contains("score"));
      }
    }
    if (recipe.select() != null) {
      recipe.select().check(sources, mapped, !recipe.generate().isEmpty());
    }
    if (recipe.holdout() != null) {
      checkSplit(recipe.filters());
    }
  }

  /** Rows that are made alike when clusters are found already may be on both sides. */
  private void checkSplit(List<Recipe.FilterStep> steps) {
    boolean compared = false;
    Recipe.FilterStep changing = null;
    for (Recipe.FilterStep step : steps) {
      Filter filter = byName.get(step.name());
      if (filter instanceof DuplicateFilter) {
        compared = true;
        changing = null;
      } else if (compared && filter instanceof RowFilter rule && rule.changesRows()) {
        changing = step;
      }
    }
    if (changing != null) {
      throw new InvalidSetting(
          changing.path(),
          changing.name()
              + " changes rows behind the last filter that finds similar ones, so that rows which"
              + " become equal may be on both sides of output.validation; put it before that one");
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
