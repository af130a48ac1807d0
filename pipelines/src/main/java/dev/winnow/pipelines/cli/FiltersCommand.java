package dev.winnow.pipelines.cli;

import dev.winnow.filters.Filter;
import dev.winnow.filters.registry.Filters;
import dev.winnow.pipelines.recipe.FilterDraft;
import dev.winnow.pipelines.recipe.Vocabulary;
import dev.winnow.templates.settings.Part;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow filters}. */
@Command(
    name = "filters",
    header = "List the filters, or show one with its settings.",
    description = "%nTo standard output.%n",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow filters",
      "  winnow filters length",
      "  winnow filters near-duplicates --set threshold=0.8 --set recall=0.95"
    })
final class FiltersCommand implements Callable<Integer> {
  private static final int WIDTH = 100;
  private static final int NAME_WIDTH = 20;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Only this one.")
  @Nullable String only;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {"Show the filter with another setting, such as", "threshold=0.8; repeatable."})
  List<String> sets = new ArrayList<>();

  @Mixin HelpOption help = new HelpOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (only != null) {
      show(Filters.named(only), out);
    } else if (sets.isEmpty()) {
      out.print(table());
    } else {
      throw new ParameterException(
          spec.commandLine(), "--set needs NAME, the filter that it is for");
    }
    out.flush();
    return 0;
  }

  private static TextTable table() {
    TextTable table =
        TextTable.forColumns(
            Help.defaultColorScheme(Help.Ansi.OFF),
            new Column(NAME_WIDTH, 0, Column.Overflow.SPAN),
            new Column(WIDTH - NAME_WIDTH, 0, Column.Overflow.WRAP));
    Filters.ALL.forEach(part -> table.addRowValues(part.name(), part.doc()));
    return table;
  }

  private void show(Part<? extends Filter> part, PrintWriter out) {
    FilterDraft draft = FilterDraft.of(part, sets);
    out.println(part.name());
    out.println("  " + part.doc());
    KeyLines.print(Vocabulary.filter(part), out);
    String explanation = draft.filter().explanation();
    if (!explanation.isEmpty()) {
      out.printf("%n  How it works:%n%s", explanation.indent(4).replaceAll("(?m) +$", ""));
    }
    out.printf("%n  In a recipe:%n%s", draft.text().indent(4));
  }
}
