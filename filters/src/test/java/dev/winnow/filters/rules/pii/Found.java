package dev.winnow.filters.rules.pii;

import java.util.ArrayList;
import java.util.List;

/** What the tests of the finders share. */
final class Found {
  private Found() {}

  /** The texts of the hits of one kind. */
  static List<String> in(String text, Kind kind) {
    List<String> found = new ArrayList<>();
    kind.find(text, (start, end) -> found.add(text.substring(start, end)));
    return found;
  }
}
