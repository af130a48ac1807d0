package dev.winnow.filters.rules;

/**
 * How the lines of a text begin and end, white space aside.
 *
 * @param count lines there are, empty ones too
 * @param bullets those that begin with • or -
 * @param ellipses those that end in ... or …
 */
record Lines(int count, int bullets, int ellipses) {
  static Lines of(String text) {
    int count = 0;
    int bullets = 0;
    int ellipses = 0;
    for (String line : text.lines().map(Whitespace::strip).toList()) {
      count++;
      bullets += line.startsWith("•") || line.startsWith("-") ? 1 : 0;
      ellipses += line.endsWith("...") || line.endsWith("…") ? 1 : 0;
    }
    return new Lines(count, bullets, ellipses);
  }
}
