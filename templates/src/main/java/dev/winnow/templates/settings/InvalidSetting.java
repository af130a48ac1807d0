package dev.winnow.templates.settings;

/** A setting that is wrong: which one, and what is wrong with it or what was expected. */
public final class InvalidSetting extends RuntimeException {
  private final String path;
  private final String problem;

  /**
   * @param path keys and indexes from the top: {@code filters[2].min}
   * @param problem what is wrong and how to mend it
   */
  public InvalidSetting(String path, String problem) {
    super(path + ": " + problem);
    this.path = path;
    this.problem = problem;
  }

  /** A value of the wrong kind. */
  public static InvalidSetting expected(String path, String expected, Object got) {
    return new InvalidSetting(path, "expected " + expected + ", got " + Values.shown(got));
  }

  public String path() {
    return path;
  }

  public String problem() {
    return problem;
  }
}
