package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.filters.text.LowerCase;
import dev.winnow.templates.Example;
import dev.winnow.templates.Whitespace;
import dev.winnow.templates.settings.Part;
import java.util.List;
import java.util.Map;

/**
 * Drops rows whose output says again what was asked: the instruction, the input or both. Case and
 * the kind and amount of white space make no difference. An empty output repeats nothing; {@link
 * RequiredFields} drops it.
 *
 * <p>Reason: {@code echo} with {of}: instruction, input or both.
 */
public record EchoFilter() implements RowFilter {
  public static final Part<EchoFilter> PART =
      new Part<>(
          "echo",
          "Drops rows whose output repeats the instruction, the input or both, whatever the case"
              + " and white space.",
          List.of(),
          settings -> new EchoFilter());

  @Override
  public Verdict judge(Example example) {
    String output = normal(example.output());
    if (output.isEmpty()) {
      return Verdict.KEEP;
    }
    if (output.equals(normal(example.instruction()))) {
      return echo("instruction");
    }
    if (output.equals(normal(example.input()))) {
      return echo("input");
    }
    return output.equals(normal(example.userMessage())) ? echo("both") : Verdict.KEEP;
  }

  private static Verdict echo(String of) {
    return Verdict.drop("echo", Map.of("of", of));
  }

  private static String normal(String text) {
    return LowerCase.of(String.join(" ", Whitespace.split(text)));
  }
}
