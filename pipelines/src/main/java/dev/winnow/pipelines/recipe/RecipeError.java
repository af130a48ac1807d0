package dev.winnow.pipelines.recipe;

import java.util.List;

/** A recipe that cannot be used. The message has one line for each problem. */
public final class RecipeError extends RuntimeException {
  private final List<String> problems;

  /**
   * @param problems one line each, at least one: {@code recipe.yaml:14 filters[2].min: expected a
   *     number ≥ 0, got "ten"}
   */
  public RecipeError(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
