package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Whitespace;
import dev.winnow.templates.settings.Part;
import java.util.List;
import java.util.Map;

/**
 * The rules by which Self-Instruct (arXiv 2212.10560) chooses among instances, as far as a row by
 * itself can tell. White space around input and output is not looked at.
 *
 * <p>Reasons, in the order in which they are looked for: {@code empty_output}; {@code
 * input_is_output}; {@code ends_in_colon} with {field}, as such a text was probably cut off.
 */
public record InstanceRules() implements RowFilter {
  public static final Part<InstanceRules> PART =
      new Part<>(
          "instance-rules",
          "Drops rows by the instance rules of Self-Instruct (arXiv 2212.10560): empty output,"
              + " output that repeats the input, input or output that ends in a colon.",
          List.of(),
          settings -> new InstanceRules());

  @Override
  public Verdict judge(Example example) {
    String input = Whitespace.strip(example.input());
    String output = Whitespace.strip(example.output());
    if (output.isEmpty()) {
      return Verdict.drop("empty_output", Map.of());
    }
    if (input.equals(output)) {
      return Verdict.drop("input_is_output", Map.of());
    }
    if (input.endsWith(":")) {
      return Verdict.drop("ends_in_colon", Map.of("field", "input"));
    }
    return output.endsWith(":")
        ? Verdict.drop("ends_in_colon", Map.of("field", "output"))
        : Verdict.KEEP;
  }
}
