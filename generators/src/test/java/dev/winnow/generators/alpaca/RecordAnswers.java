package dev.winnow.generators.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.store.StoredResponse;
import dev.winnow.generators.store.StoredResponseJson;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.RequestBody;
import dev.winnow.generators.teacher.TeacherSettings;
import dev.winnow.templates.Json;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes recorded answers for an Alpaca sample from answers written by hand. Not a test; called by
 * {@code generators/src/test/sh/record-answers}.
 *
 * <p>Each line of ANSWERS is {@code {"request": i, "tasks": [{instruction, input, output}…]}}, i
 * from 0, with an optional {@code "finish_reason"}. Each request without an answer is named on
 * standard error. Without ANSWERS and OUT the requests' prompts are printed instead.
 */
final class RecordAnswers {
  private static final String MODEL = "gpt-4.1-mini";
  private static final long SEED = 42;

  private RecordAnswers() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2 && args.length != 4) {
      System.err.println("usage: record-answers SEEDS TARGET [ANSWERS OUT]");
      System.exit(2);
    }
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("seeds", args[0]);
    step.put("target", Integer.parseInt(args[1]));
    AlpacaGenerator generator = generator(step);
    if (args.length == 2) {
      for (int i = 0; i < generator.lanes().get(0).pieces(); i++) {
        System.out.println("=== request " + i + "\n" + prompt(request(generator, i)));
      }
      return;
    }
    Map<Integer, JsonNode> answers = answers(Path.of(args[2]));
    Files.writeString(Path.of(args[3]), record(generator, answers));
  }

  static AlpacaGenerator generator(Map<String, Object> step) {
    Settings settings = Settings.read("generate[0]", AlpacaGenerator.PART.parameters(), step);
    return (AlpacaGenerator) AlpacaGenerator.PART.create(settings, SEED, SourceRows.Reader.NONE);
  }

  static String record(AlpacaGenerator generator, Map<Integer, JsonNode> answers) {
    TeacherSettings teacher =
        TeacherSettings.of(
            Settings.read("teachers.default", TeacherSettings.PARAMETERS, Map.of("model", MODEL)));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < generator.lanes().get(0).pieces(); i++) {
      JsonNode answer = answers.get(i);
      if (answer == null) {
        System.err.println("no answer for request " + i);
        continue;
      }
      lines.append(line(teacher, request(generator, i), answer)).append('\n');
    }
    return lines.toString();
  }

  private static String line(TeacherSettings teacher, ChatRequest request, JsonNode answer) {
    ObjectNode content = Json.MAPPER.createObjectNode();
    content.set("tasks", answer.path("tasks"));
    return StoredResponseJson.line(
        new StoredResponse(
            RequestBody.recordedFingerprint(teacher, request),
            Json.text(RequestBody.of(teacher, request)),
            Json.text(content),
            answer.path("finish_reason").asText("stop"),
            MODEL,
            null,
            null,
            null));
  }

  private static ChatRequest request(AlpacaGenerator generator, int index) {
    return generator.question(index, AnswerForm.STRUCTURED).request();
  }

  private static String prompt(ChatRequest request) {
    return request.messages().get(0).content();
  }

  private static Map<Integer, JsonNode> answers(Path file) throws IOException {
    Map<Integer, JsonNode> answers = new TreeMap<>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines) {
      if (line.isBlank()) {
        continue;
      }
      JsonNode answer = Json.MAPPER.readTree(line);
      if (!answer.path("request").isInt() || !answer.path("tasks").isArray()) {
        throw new IOException("no answer: " + line);
      }
      if (answers.put(answer.path("request").asInt(), answer) != null) {
        throw new IOException("a second answer for request " + answer.path("request"));
      }
    }
    return answers;
  }
}
