package dev.winnow.generators;

import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Seed tasks of a file in Self-Instruct's published form (arXiv 2212.10560), one JSON object a
 * line: {@code {"id", "name", "instruction", "instances": [{"input", "output"}],
 * "is_classification"}}.
 *
 * @param tasks in the file's order, ids distinct, at least one
 * @param failures lines that are no seed task, reason {@code bad_seed_task}; their source is the
 *     file's name and the line, so that it is the same on every machine
 */
public record SeedTasks(List<SeedTask> tasks, List<Failure> failures) implements Serializable {
  /** The setting of methods that show seed tasks. */
  public static final Parameter PARAMETER =
      Parameter.file("seeds", "Seed tasks (JSONL in Self-Instruct's form).").required();

  private static final String REASON = "bad_seed_task";

  public SeedTasks {
    tasks = List.copyOf(tasks);
    failures = List.copyOf(failures);
  }

  /**
   * Reads a file. Blank lines are skipped.
   *
   * @param settings whose {@code key} names the file
   * @throws InvalidSetting if the file cannot be read or has no seed task
   */
  public static SeedTasks read(Settings settings, String key) {
    Path file = Path.of(settings.text(key));
    SeedTasks read;
    try {
      read =
          parse(
              String.valueOf(file.getFileName()),
              new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw settings.invalid(key, "cannot read " + file + ": " + e);
    }
    if (read.tasks().isEmpty()) {
      throw settings.invalid(key, SourceRows.none("seed task", file.toString(), read.failures()));
    }
    return read;
  }

  /** What they ask for. */
  public List<String> instructions() {
    return tasks.stream().map(SeedTask::instruction).toList();
  }

  /** Each as a row with its first instance. */
  SourceRows rows() {
    List<Example> rows = new ArrayList<>();
    for (SeedTask task : tasks) {
      SeedTask.Instance first = task.instances().get(0);
      Provenance from = Provenance.read("seeds", task.id(), rows.size() + 1L);
      rows.add(Example.of(task.instruction(), first.input(), first.output(), from));
    }
    return new SourceRows(rows, failures);
  }

  static SeedTasks parse(String file, String text) {
    List<SeedTask> tasks = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String source = file + ":" + number;
      if (line.isBlank() || line.equals("\uFEFF")) {
        continue;
      }
      try {
        SeedTask task = SeedTaskJson.read(number == 1 ? withoutMark(line) : line);
        if (!ids.add(task.id())) {
          throw new IllegalArgumentException("the id \"" + task.id() + "\" is there already");
        }
        tasks.add(task);
      } catch (IllegalArgumentException e) {
        failures.add(new Failure(source, REASON, String.valueOf(e.getMessage()), line));
      }
    }
    return new SeedTasks(tasks, failures);
  }

  private static String withoutMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }
}
