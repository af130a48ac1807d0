package dev.winnow.pipelines.recipe;

import dev.winnow.templates.Visible;
import dev.winnow.templates.settings.InvalidSetting;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a recipe's values stand, so that a wrong setting can be shown with its file and line. */
public final class RecipeSource implements Serializable {
  /** Stands for the line of a value that {@code --set} gave. */
  static final int SET = 0;

  private final String file;
  private final TreeMap<String, Integer> lines;

  /**
   * @param file as the user gave it
   * @param lines the line, from 1, or {@link #SET}, by path ({@code filters[2].min})
   */
  RecipeSource(String file, Map<String, Integer> lines) {
    this.file = file;
    this.lines = new TreeMap<>(lines);
  }

  /** The recipe's file, as the user gave it. */
  public String file() {
    return file;
  }

  /** The error that shows a wrong setting with its file and line. */
  public RecipeError error(InvalidSetting problem) {
    return error(List.of(problem));
  }

  /** All problems in one error, in the order of their lines. */
  RecipeError error(List<InvalidSetting> problems) {
    return new RecipeError(
        problems.stream()
            .sorted(Comparator.comparingInt((InvalidSetting problem) -> line(problem.path())))
            .map(problem -> describe(line(problem.path()), problem.path(), problem.problem()))
            .toList());
  }

  private String describe(int line, String path, String problem) {
    return line == SET
        ? Visible.line("--set " + path + ": " + problem)
        : at(file, line, path, problem);
  }

  /** The line of a path, or of the nearest section around it that the recipe mentions. */
  private int line(String path) {
    String at = path;
    while (!at.isEmpty()) {
      Integer line = lines.get(at);
      if (line != null) {
        return line;
      }
      at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
    }
    return lines.getOrDefault("", 1);
  }

  /** One line of a message; without a path where that is empty. */
  static String at(String file, int line, String path, String problem) {
    return Visible.line(file + ":" + line + " " + (path.isEmpty() ? "" : path + ": ") + problem);
  }
}
