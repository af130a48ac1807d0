package dev.winnow.pipelines.cli;

import dev.winnow.generators.store.StoreStats;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a store keeps, as a table for people. */
final class StoreStatsTable {
  private static final List<String> HEAD =
      List.of("model", "answers", "prompt tokens", "completion tokens", "oldest", "newest");

  private static final int LONGEST_NAME = 50;

  private StoreStatsTable() {}

  /** The store, its size, and a line for each model, most answers first. */
  static String of(String name, StoreStats stats) {
    StringBuilder table = new StringBuilder(name);
    table.append(": ").append(StoreArgument.answers(stats.rows()));
    table.append(", ").append(size(stats.bytes())).append('\n');
    if (stats.models().isEmpty()) {
      return table.toString();
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    stats.models().entrySet().stream()
        .sorted((one, other) -> Long.compare(other.getValue().rows(), one.getValue().rows()))
        .forEach(entry -> rows.add(row(entry.getKey(), entry.getValue())));
    for (List<String> row : rows) {
      table.append(line(row, rows)).append('\n');
    }
    return table.toString();
  }

  private static List<String> row(String model, StoreStats.Model part) {
    return List.of(
        shown(model),
        String.format(Locale.ROOT, "%,d", part.rows()),
        String.format(Locale.ROOT, "%,d", part.promptTokens()),
        String.format(Locale.ROOT, "%,d", part.completionTokens()),
        day(part.oldest()),
        day(part.newest()));
  }

  /** Servers may name a model as they like; a terminal shall not obey it. */
  private static String shown(String model) {
    String plain = model.replaceAll("[\\p{Cntrl}\\p{Cf}]", "\uFFFD");
    int length = plain.codePointCount(0, plain.length());
    return length <= LONGEST_NAME
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME)) + "…";
  }

  private static String day(@Nullable Instant time) {
    return time == null ? "unknown" : time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** Names to the left, numbers to the right. */
  private static String line(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(one -> one.get(column).length()).max().orElse(0);
      String padding = " ".repeat(width - row.get(i).length());
      line.append("  ").append(i == 0 ? row.get(i) + padding : padding + row.get(i));
    }
    return line.toString().stripTrailing();
  }

  private static String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }
}
