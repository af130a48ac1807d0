package dev.winnow.generators;

import java.io.Serializable;
import java.util.List;

/**
 * A task written by a person, as an example for the teacher.
 *
 * @param instances at least one
 * @param classification whether its answers come from a small closed set
 */
public record SeedTask(
    String id, String name, String instruction, List<Instance> instances, boolean classification)
    implements Serializable {
  public SeedTask {
    instances = List.copyOf(instances);
  }

  /**
   * One use of the task.
   *
   * @param input empty where the instruction says it all
   */
  public record Instance(String input, String output) implements Serializable {}
}
