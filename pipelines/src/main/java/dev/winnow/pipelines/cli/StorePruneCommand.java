package dev.winnow.pipelines.cli;

import dev.winnow.generators.store.Pruning;
import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code winnow store prune}. */
@Command(
    name = "prune",
    header = "Remove answers from a store, by age or model.",
    description = {
      "%nWhat is removed is paid for again when it is asked again. With both conditions, answers that",
      "meet both are removed. An answer whose age is unknown (see stats) is never removed by its age.",
      "A file does not become smaller; its space is used again.%n"
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow store prune responses.sqlite --older-than 30d --dry-run",
      "  winnow store prune my.yaml --model gpt-4.1-mini-2025-04-14"
    })
final class StorePruneCommand implements Callable<Integer> {
  private static final Pattern AGE = Pattern.compile("([0-9]{1,5})([dh])");

  @Mixin StoreArgument argument = new StoreArgument();

  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      description = "Answers kept longer ago: 30d (days) or 12h (hours).")
  @Nullable String olderThan;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Answers of this model, named as stats names it.")
  @Nullable String model;

  @Option(names = "--dry-run", description = "Only say how many.")
  boolean dryRun;

  @Spec CommandSpec spec = CommandSpec.create();

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() throws StoreException {
    if (olderThan == null && model == null) {
      throw new ParameterException(spec.commandLine(), "missing: --older-than or --model");
    }
    Instant before = olderThan == null ? null : clock.instant().minus(age(olderThan));
    long pruned;
    try (ResponseStore store = argument.openExisting()) {
      pruned = store.prune(new Pruning(before, model, dryRun));
    }
    String done = dryRun ? " would be removed" : " removed";
    spec.commandLine()
        .getOut()
        .println(argument.name() + ": " + StoreArgument.answers(pruned) + done);
    return 0;
  }

  private Duration age(String text) {
    Matcher age = AGE.matcher(text);
    if (!age.matches()) {
      throw new ParameterException(
          spec.commandLine(),
          "--older-than: expected a number of days or hours such as 30d or 12h, got \""
              + text
              + "\"");
    }
    long number = Long.parseLong(age.group(1));
    return age.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number);
  }
}
