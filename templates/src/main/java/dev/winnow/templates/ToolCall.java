package dev.winnow.templates;

import java.io.Serializable;
import java.util.Objects;

/**
 * What the assistant asks of a tool.
 *
 * @param id by which the result names its call; empty if there is none
 * @param name of the tool, never empty
 * @param arguments the text of a JSON object
 */
public record ToolCall(String id, String name, String arguments) implements Serializable {
  /**
   * @throws IllegalArgumentException if the name is empty
   */
  public ToolCall {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(arguments, "arguments");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a tool call without a name");
    }
  }
}
