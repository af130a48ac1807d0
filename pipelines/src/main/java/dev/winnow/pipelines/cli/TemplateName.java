package dev.winnow.pipelines.cli;

import dev.winnow.templates.chat.ChatTemplates;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A chat template that the command line names. */
final class TemplateName {
  private TemplateName() {}

  /**
   * The name, if there is such a template.
   *
   * @param at what the command line calls it
   */
  static String checked(CommandLine command, String at, String name) {
    if (!ChatTemplates.NAMES.contains(name)) {
      String known = String.join(", ", ChatTemplates.NAMES);
      throw new ParameterException(
          command, at + ": expected one of " + known + ", got \"" + name + "\"");
    }
    return name;
  }
}
