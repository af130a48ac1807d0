package dev.winnow.generators.orca;

import dev.winnow.generators.Generated;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Fault;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** An Orca step over rows in memory, and teachers that follow a script. */
final class Step {
  private Step() {}

  /** Rows "Ask n." with the input "matter n", ids q0, q1 … */
  static List<Example> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> row(i + 1, "q" + i, "", "Ask " + i + ".", "matter " + i))
        .toList();
  }

  static Example row(int number, String id, String system, String instruction, String input) {
    return new Example(
        system,
        List.of(),
        instruction,
        input,
        "reference",
        Provenance.read("rows.jsonl", id, number),
        new TreeMap<>());
  }

  static OrcaGenerator of(List<Example> rows, Object... more) {
    return of(42, new SourceRows(rows, List.of()), more);
  }

  static OrcaGenerator of(long seed, SourceRows rows, Object... more) {
    Map<String, Object> step = new HashMap<>();
    step.put("read", Map.of("path", "rows.jsonl"));
    for (int i = 0; i < more.length; i += 2) {
      step.put((String) more[i], more[i + 1]);
    }
    step.values().removeIf("-"::equals);
    Settings settings = Settings.read("generate[0]", OrcaGenerator.PART.parameters(), step);
    return (OrcaGenerator) OrcaGenerator.PART.create(settings, seed, read -> rows);
  }

  /** All pieces, asked of both teachers. */
  static Generated run(OrcaGenerator generator, Teacher weaker, Teacher stronger)
      throws TeacherException, InterruptedException {
    Workbench bench = new Workbench(weaker, Map.of("stronger", stronger), List.of());
    List<Example> rows = new ArrayList<>();
    List<Failure> failures = new ArrayList<>(generator.sourceFailures());
    for (int i = 0; i < generator.lanes().get(0).pieces(); i++) {
      Generated made = generator.generate(i, bench);
      rows.addAll(made.examples());
      failures.addAll(made.failures());
    }
    return new Generated(rows, failures);
  }

  /** Repeats the question in its answer; breaks over some, and cuts some off. */
  static final class Echo implements Teacher {
    final List<ChatRequest> asked = new ArrayList<>();
    final Set<String> broken = new HashSet<>();
    final Set<String> cut = new HashSet<>();
    private final String model;

    Echo(String model) {
      this.model = model;
    }

    @Override
    public ChatAnswer ask(ChatRequest request) throws TeacherException {
      asked.add(request);
      String question = request.messages().get(request.messages().size() - 1).content();
      if (broken.contains(question)) {
        throw TeacherException.failed(Fault.SERVER_ERROR, "HTTP 500", "oops");
      }
      String finish = cut.contains(question) ? "length" : "stop";
      String content = "\n" + model + " on " + question + "\n";
      return new ChatAnswer(content, finish, model, null, null, model + "-" + question);
    }

    @Override
    public boolean supportsSchema() {
      return false;
    }
  }
}
