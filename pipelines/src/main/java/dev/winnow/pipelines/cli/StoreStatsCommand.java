package dev.winnow.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.StoreException;
import dev.winnow.generators.store.StoreStats;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow store stats}. */
@Command(
    name = "stats",
    header = "Say how much a store keeps, model by model.",
    description = {
      "%nTokens are counted as far as the server reported them. Times are those of keeping, in UTC;",
      "answers that were kept by the first version of Winnow have none.%n"
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  winnow store stats responses.sqlite", "  winnow store stats my.yaml --json"})
final class StoreStatsCommand implements Callable<Integer> {
  @Mixin StoreArgument argument = new StoreArgument();

  @Option(names = "--json", description = "One line of JSON in place of a table.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws StoreException {
    StoreStats stats;
    try (ResponseStore store = argument.openExisting()) {
      stats = store.stats();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(argument.name(), stats));
    } else {
      out.print(StoreStatsTable.of(argument.name(), stats));
    }
    out.flush();
    return 0;
  }

  private static ObjectNode json(String name, StoreStats stats) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("store", name).put("rows", stats.rows()).put("bytes", stats.bytes());
    var models = json.putArray("models");
    stats
        .models()
        .forEach(
            (model, part) ->
                models
                    .addObject()
                    .put("model", model)
                    .put("rows", part.rows())
                    .put("prompt_tokens", part.promptTokens())
                    .put("completion_tokens", part.completionTokens())
                    .put("oldest", text(part.oldest()))
                    .put("newest", text(part.newest())));
    return json;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
