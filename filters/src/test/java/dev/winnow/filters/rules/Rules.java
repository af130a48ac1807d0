package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.Map;

/** What the tests of the rules share. */
final class Rules {
  private Rules() {}

  /** The rule that stands third in a recipe with these settings. */
  static <T extends RowFilter> T rule(Part<T> part, Map<String, ?> settings) {
    return part.create(Settings.read("filters[2]", part.parameters(), settings));
  }

  static Example row(String instruction, String input, String output) {
    return Example.of(instruction, input, output, Provenance.read("rows.jsonl", "", 1));
  }

  static Verdict judge(RowFilter rule, String instruction) {
    return rule.judge(row(instruction, "", ""));
  }
}
