import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.chat.ChatTemplate;
import dev.winnow.templates.chat.ChatTemplates;
import dev.winnow.templates.format.Rendered;
import dev.winnow.templates.format.RowRenderer;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Rows a second on one thread, by each chat template: as a text, and as a line of format text with
 * its id and the check for control tokens. Rows are short, of three messages (two where the template
 * takes no system message). The best of five rounds of half a second, after as much to warm up.
 * Arguments: names of templates; none for all.
 */
class TemplatesBench {
  private static final int ROWS = 1024;
  private static final long ROUND = 500_000_000L;

  /** Keeps results alive. */
  private static volatile int sink;

  public static void main(String[] args) {
    List<String> names = args.length == 0 ? ChatTemplates.NAMES : List.of(args);
    for (String name : names) {
      ChatTemplate template = ChatTemplates.named(name);
      RowRenderer renderer =
          RowRenderer.create(
              Settings.read(
                  "render", RowRenderer.PARAMETERS, Map.of("format", "text", "template", name)),
              List.of());
      Example[] rows = rows(name.equals("gemma") ? "" : "You are a helpful assistant.");
      double texts = rate(rows, row -> template.render(row).length());
      double lines = rate(rows, row -> ((Rendered.Line) renderer.render(row)).json().length);
      System.out.printf(Locale.ROOT, "%-16s %,10.0f texts/s %,10.0f lines/s%n", name, texts, lines);
    }
  }

  private static Example[] rows(String system) {
    Example[] rows = new Example[ROWS];
    for (int i = 0; i < ROWS; i++) {
      rows[i] =
          new Example(
              system,
              List.of(),
              "What is the capital of country number " + i + "?",
              "",
              "The capital of country number " + i + " is its largest city.",
              Provenance.read("rows.jsonl", "", i + 1),
              new TreeMap<>());
    }
    return rows;
  }

  private static double rate(Example[] rows, ToIntFunction<Example> work) {
    double best = 0;
    for (int round = 0; round < 10; round++) {
      long begin = System.nanoTime();
      long done = 0;
      int length = 0;
      while (System.nanoTime() - begin < ROUND) {
        for (Example row : rows) {
          length += work.applyAsInt(row);
        }
        done += rows.length;
      }
      sink = length;
      double rate = done * 1e9 / (System.nanoTime() - begin);
      best = round < 5 ? 0 : Math.max(best, rate);
    }
    return best;
  }
}
