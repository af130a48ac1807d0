package dev.winnow.pipelines.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code winnow store}: what there is of it are its subcommands. */
@Command(
    name = "store",
    header = "Look into a response store, copy it or clear it out.",
    description = {
      "%nA store keeps every answer of a live model, so that none is paid for twice. It is a file, a",
      "PostgreSQL database (jdbc:postgresql://host/db; user and password by PGUSER and PGPASSWORD), or",
      "what a recipe names.%n"
    },
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    subcommands = {
      StoreStatsCommand.class,
      StoreExportCommand.class,
      StoreImportCommand.class,
      StorePruneCommand.class
    },
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow store stats responses.sqlite",
      "  winnow store export my.yaml answers.jsonl",
      "  winnow store import jdbc:postgresql://db/winnow answers.jsonl",
      "  winnow store prune responses.sqlite --older-than 30d --dry-run"
    })
final class StoreCommand {
  @Mixin HelpOption help = new HelpOption();
}
