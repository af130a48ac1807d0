package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;

/** What the tests of the rules share. */
public final class Rules {
  private Rules() {}

  /** The rule that stands third in a recipe with these settings. */
  public static <T extends RowFilter> T rule(Part<T> part, Map<String, ?> settings) {
    return part.create(Settings.read("filters[2]", part.parameters(), settings));
  }

  public static Example row(String instruction, String input, String output) {
    return Example.of(instruction, input, output, Provenance.read("rows.jsonl", "", 1));
  }

  public static Verdict judge(RowFilter rule, String instruction) {
    return rule.judge(row(instruction, "", ""));
  }

  /** The rule after a trip over the wire. */
  public static RowFilter copy(RowFilter rule) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(rule);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (RowFilter) in.readObject();
    }
  }
}
