package dev.winnow.pipelines.transforms.generation;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Generator;
import dev.winnow.generators.Lane;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;

/** A generator that asks the number of each piece and makes a row of the answer. */
record Questions(int size, List<Failure> sourceFailures) implements Generator {
  static Questions of(int size) {
    return new Questions(size, List.of());
  }

  @Override
  public List<Lane> lanes() {
    return List.of(Lane.of(size));
  }

  @Override
  public Generated generate(int index, Workbench bench)
      throws TeacherException, InterruptedException {
    String question = Integer.toString(index);
    ChatAnswer answer = bench.teacher().ask(ChatRequest.of(List.of(new Turn(Role.USER, question))));
    Provenance from =
        Provenance.generated(
            "generate[0]", index + 1, "questions", List.of(), answer.model(), "1", "");
    return new Generated(List.of(Example.of(question, "", answer.content(), from)), List.of());
  }
}
