package dev.winnow.pipelines.stats;

import dev.winnow.pipelines.look.Columns;
import dev.winnow.pipelines.look.Numbers;
import dev.winnow.pipelines.look.Sheet;
import dev.winnow.templates.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Numbers of a dataset for people: plain text, lines ended, safe for a terminal. */
public final class StatsPage {
  private static final int[] PERCENTS = {0, 5, 25, 50, 75, 95, 99, 100};
  private static final int MOST_OPENINGS = 10;

  private final RowStats stats;
  private final Sheet sheet = new Sheet();

  private StatsPage(RowStats stats) {
    this.stats = stats;
  }

  /**
   * @param files all files that were read, also those without rows
   */
  public static String of(List<String> files, RowStats stats) {
    StatsPage page = new StatsPage(stats);
    page.files(files);
    stats.unreadable().write(page.sheet);
    if (stats.rows() > 0) {
      page.filled();
      page.lengths();
      page.repeats();
      page.languages();
      page.openings();
    }
    return page.sheet.toString();
  }

  private void files(List<String> files) {
    long unreadable = stats.unreadable().count();
    sheet.heading(
        "%s, %s unreadable, in %s"
            .formatted(
                Numbers.count(stats.rows(), "row"),
                Numbers.count(unreadable),
                Numbers.count(files.size(), "file")));
    Columns table = new Columns("<>>").row("", "rows", "unreadable");
    for (String file : files) {
      RowStats.InFile counts = stats.files().getOrDefault(file, RowStats.InFile.NONE);
      table.row(file, Numbers.count(counts.rows()), Numbers.count(counts.unreadable()));
    }
    sheet.table(table);
  }

  private void filled() {
    sheet.heading("Fields");
    Columns table = new Columns("<>>>").row("", "filled", "share", "empty");
    long rows = stats.rows();
    stats
        .filled()
        .counts()
        .forEach(
            (part, count) ->
                table.row(
                    part,
                    Numbers.count(count),
                    Numbers.share(count, rows),
                    Numbers.count(rows - count)));
    sheet.table(table);
  }

  private void lengths() {
    sheet.heading("Lengths of what is filled; tokens by " + stats.tokenizer().label());
    Columns table = new Columns("<<" + ">".repeat(PERCENTS.length + 1));
    table.row("", "", "min", "p5", "p25", "p50", "p75", "p95", "p99", "max", "mean");
    for (Field field : Field.values()) {
      FieldLengths lengths = stats.lengths(field);
      if (lengths.chars().count() > 0) {
        table.row(cells(field.label(), "chars", lengths.chars()));
        table.row(cells("", "words", lengths.words()));
        table.row(cells("", "tokens", lengths.tokens()));
      }
    }
    sheet.table(table);
    sheet.line(Numbers.count(stats.lengths(Field.ROW).tokens().sum(), "token") + " in all rows");
  }

  private static String[] cells(String field, String unit, Lengths lengths) {
    String[] cells = new String[PERCENTS.length + 3];
    cells[0] = field;
    cells[1] = unit;
    IntStream.range(0, PERCENTS.length)
        .forEach(i -> cells[i + 2] = Numbers.count(lengths.percentile(PERCENTS[i])));
    cells[cells.length - 1] = Numbers.decimal(lengths.mean());
    return cells;
  }

  private void repeats() {
    sheet.heading("Exact duplicates: what would go if one of each stayed");
    Columns table = new Columns("<>>");
    for (Map.Entry<String, Repeats> entry :
        List.of(
            Map.entry("by instruction", stats.instructions()),
            Map.entry("by row", stats.wholeRows()))) {
      Repeats repeats = entry.getValue();
      long repeated = repeats.repeated();
      table.row(entry.getKey(), Numbers.count(repeated), Numbers.share(repeated, repeats.count()));
    }
    sheet.table(table);
  }

  private void languages() {
    RowLanguages.Told told = stats.languages().told();
    boolean all = told.texts() == stats.languages().count();
    sheet.heading(
        "Languages" + (all ? "" : ", of " + Numbers.count(told.texts(), "row") + " drawn by hash"));
    Columns table = new Columns("<<>>");
    told.languages()
        .forEach(entry -> language(entry.getKey(), entry.getValue(), told.texts(), table));
    if (told.tooShort() > 0) {
      table.row(
          "",
          "too short to tell",
          Numbers.count(told.tooShort()),
          Numbers.share(told.tooShort(), told.texts()));
    }
    sheet.table(table);
  }

  private static void language(String code, long rows, long of, Columns table) {
    String name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    table.row(code, name, Numbers.count(rows), Numbers.share(rows, of));
  }

  private void openings() {
    List<Map.Entry<String, Long>> top = stats.openings().top(MOST_OPENINGS);
    if (top.isEmpty()) {
      return;
    }
    sheet.heading("Most frequent openings of instructions");
    Columns table = new Columns("<>>");
    top.forEach(
        entry ->
            table.row(
                entry.getKey(),
                Numbers.count(entry.getValue()),
                Numbers.share(entry.getValue(), stats.instructions().count())));
    sheet.table(table);
  }
}
