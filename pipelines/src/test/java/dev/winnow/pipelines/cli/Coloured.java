package dev.winnow.pipelines.cli;

/** The command line on a terminal that shows colours. */
final class Coloured {
  private Coloured() {}

  static Cli run(Object... args) {
    System.setProperty(Colour.PROPERTY, "true");
    try {
      return Cli.run(args);
    } finally {
      System.clearProperty(Colour.PROPERTY);
    }
  }
}
