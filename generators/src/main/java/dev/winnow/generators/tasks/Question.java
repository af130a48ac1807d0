package dev.winnow.generators.tasks;

import dev.winnow.generators.teacher.ChatRequest;
import java.util.List;

/**
 * A question for more tasks of the kind of those that it shows.
 *
 * @param seedIds the seed tasks in it
 */
public record Question(ChatRequest request, List<String> seedIds) {
  public Question {
    seedIds = List.copyOf(seedIds);
  }
}
