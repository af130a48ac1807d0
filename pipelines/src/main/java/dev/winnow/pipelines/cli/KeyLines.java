package dev.winnow.pipelines.cli;

import dev.winnow.templates.Json;
import dev.winnow.templates.settings.Parameter;
import java.io.PrintWriter;
import java.util.List;

/** What a part of a recipe may set, a line a key: meaning, type, range and default. */
final class KeyLines {
  private KeyLines() {}

  /** The keys of a section stand below it, indented. */
  static void print(List<Parameter> parameters, PrintWriter out) {
    print(parameters, "", out);
  }

  private static void print(List<Parameter> parameters, String indent, PrintWriter out) {
    for (Parameter parameter : parameters) {
      out.printf(
          "    %-18s %s (%s)%n", indent + parameter.name(), parameter.doc(), value(parameter));
      print(parameter.children(), indent + "  ", out);
    }
  }

  private static String value(Parameter parameter) {
    Object fallback = parameter.fallback();
    String rest = parameter.isRequired() ? ", required" : "";
    return parameter.expectation()
        + (fallback == null ? rest : ", default " + Json.text(Json.MAPPER.valueToTree(fallback)));
  }
}
