package dev.winnow.generators.alpaca;

import dev.winnow.generators.SourceRows;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Fault;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Steps over a few seed tasks, for the tests of the method. */
abstract class AlpacaSteps {
  /** Takes a key out of the usual step. */
  static final Object NOTHING = new Object();

  @TempDir Path folder;
  Path seeds;

  @BeforeEach
  void writeSeeds() throws Exception {
    StringBuilder lines = new StringBuilder("no seed task\n");
    for (int i = 0; i < 10; i++) {
      lines.append(
          ("{\"id\":\"s%d\",\"name\":\"n\",\"instruction\":\"Do %d.\",\"instances\":"
                  + "[{\"input\":\"in %d\",\"output\":\"out %d\"}],\"is_classification\":false}\n")
              .formatted(i, i, i, i));
    }
    seeds = folder.resolve("seeds.jsonl");
    Files.writeString(seeds, lines);
  }

  AlpacaGenerator generator(Object... more) {
    Map<String, Object> step = new HashMap<>(Map.of("seeds", seeds.toString(), "target", 40));
    for (int i = 0; i < more.length; i += 2) {
      step.put((String) more[i], more[i + 1]);
    }
    step.values().removeIf(NOTHING::equals);
    Settings settings = Settings.read("generate[0]", AlpacaGenerator.PART.parameters(), step);
    return (AlpacaGenerator) AlpacaGenerator.PART.create(settings, 42, SourceRows.Reader.NONE);
  }

  /** Answers by a script and notes what it was asked. */
  static final class Scripted implements Teacher {
    final List<ChatRequest> asked = new ArrayList<>();
    final Deque<ChatAnswer> answers = new ArrayDeque<>();
    boolean schema = true;

    Scripted then(String content, String finish) {
      answers.add(new ChatAnswer(content, finish, "teacher-1", null, null, "f" + answers.size()));
      return this;
    }

    @Override
    public ChatAnswer ask(ChatRequest request) throws TeacherException {
      asked.add(request);
      if (answers.isEmpty()) {
        throw TeacherException.failed(Fault.SERVER_ERROR, "HTTP 500", "oops");
      }
      return answers.poll();
    }

    @Override
    public boolean supportsSchema() {
      return schema;
    }
  }
}
