package dev.winnow.pipelines.recipe;

/** What is wrong with a YAML text as such, before anyone asks what its keys mean. */
final class YamlProblem extends RuntimeException {
  private final int line;
  private final String path;
  private final String problem;

  /**
   * @param line from 1
   * @param path of the value, empty where there is none
   */
  YamlProblem(int line, String path, String problem) {
    super(problem);
    this.line = line;
    this.path = path;
    this.problem = problem;
  }

  int line() {
    return line;
  }

  String path() {
    return path;
  }

  String problem() {
    return problem;
  }
}
