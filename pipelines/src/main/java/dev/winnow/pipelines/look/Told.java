package dev.winnow.pipelines.look;

import dev.winnow.templates.Example;
import java.util.Map;
import java.util.stream.Collectors;

/** What is told of a row on one line; not made visible yet. */
public final class Told {
  private Told() {}

  /** File and line, and the row's own id if it has one. */
  public static String place(Example row) {
    String id = row.provenance().sourceId();
    String place = row.provenance().source() + ":" + row.provenance().position();
    return id.isEmpty() ? place : place + " (" + Sheet.excerpt(id) + ")";
  }

  /** Why it goes: {@code too_long length: 9, max: 6}. */
  public static String why(String reason, Map<String, ?> detail) {
    String told =
        detail.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", "));
    return reason + (told.isEmpty() ? "" : "  " + Sheet.excerpt(told));
  }
}
