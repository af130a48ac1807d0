package dev.winnow.pipelines.cli;

import dev.winnow.filters.text.TokenCounter;
import dev.winnow.pipelines.DataStats;
import dev.winnow.pipelines.stats.StatsPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow stats}. */
@Command(
    name = "stats",
    header = "Show the numbers of a dataset: fields, lengths, repetitions, languages.",
    description = {
      "%nReads what curate reads, recognises rows as curate does, and writes nothing. Words and tokens",
      "are those of the length filter; a percentile is the least length that so many percent of the",
      "texts do not exceed. Of more than 10,000 rows, languages are told of so many.%n"
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow stats samples/curate.jsonl",
      "  winnow stats 'rows/**.jsonl.gz' --tokenizer o200k_base",
      "  winnow stats answers.csv --map instruction=question --map output=/best/text"
    })
final class StatsCommand implements Callable<Integer> {
  private static final String MAP = "--map";

  @Parameters(
      index = "0..*",
      arity = "1..*",
      paramLabel = "DATA",
      description = "Files of rows, or globs in quotes.")
  List<String> data = new ArrayList<>();

  @Option(
      names = MAP,
      paramLabel = "KEY=FIELD",
      description = {
        "Where a key of ours stands in the rows: a field's name or a",
        "JSON pointer, such as instruction=question; may be repeated."
      })
  List<String> map = new ArrayList<>();

  @Option(
      names = "--tokenizer",
      paramLabel = "NAME",
      description = {
        "What counts tokens: r50k_base, p50k_base, cl100k_base (the",
        "default), o200k_base, or the path of a model's tokenizer.json."
      })
  String tokenizer = TokenCounter.DEFAULT.label();

  @Mixin HelpOption help = new HelpOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    DataStats read = DataStats.of(data, MAP, mapped(), counter());
    String page = StatsPage.of(read.files(), read.stats());
    return LookedAt.print(spec.commandLine(), page, read.stats().rows());
  }

  private TokenCounter counter() {
    try {
      return TokenCounter.of(tokenizer);
    } catch (IllegalArgumentException e) {
      throw wrong("--tokenizer: " + e.getMessage());
    }
  }

  private Map<String, String> mapped() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String one : map) {
      int equals = one.indexOf('=');
      if (equals < 1) {
        throw wrong("--map: expected KEY=FIELD such as instruction=question, got \"" + one + "\"");
      }
      String key = one.substring(0, equals);
      if (fields.put(key, one.substring(equals + 1)) != null) {
        throw wrong("--map: \"" + key + "\" is given twice");
      }
    }
    return fields;
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
