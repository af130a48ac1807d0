package dev.winnow.pipelines.cli;

/** Whether standard output shows colours; Java cannot tell, the launcher can. */
final class Colour {
  static final String PROPERTY = "winnow.colour";

  private Colour() {}

  static boolean shown() {
    return Boolean.getBoolean(PROPERTY);
  }
}
