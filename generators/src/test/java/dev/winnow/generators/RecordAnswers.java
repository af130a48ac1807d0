package dev.winnow.generators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.generators.registry.Generators;
import dev.winnow.generators.store.StoredResponse;
import dev.winnow.generators.store.StoredResponseJson;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Fault;
import dev.winnow.generators.teacher.RequestBody;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.generators.teacher.TeacherSettings;
import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the recorded answers of a sample from answers written by hand. Not a test; called by
 * {@code generators/src/test/sh/record-answers}, which tells how.
 */
public final class RecordAnswers implements Teacher {
  private static final long SEED = 42;

  private final TeacherSettings settings;
  private final Map<String, JsonNode> answers;
  private final Map<String, String> recorded;

  private RecordAnswers(String model, Map<String, JsonNode> answers, Map<String, String> recorded) {
    settings =
        TeacherSettings.of(
            Settings.read("teacher", TeacherSettings.PARAMETERS, Map.of("model", model)));
    this.answers = answers;
    this.recorded = recorded;
  }

  /**
   * Runs the first pass of a generator.
   *
   * @param args METHOD STEP MODELS ANSWERS OUT, see the script
   */
  public static void main(String[] args) throws Exception {
    if (args.length != 5) {
      System.err.println("usage: record-answers METHOD STEP MODELS ANSWERS OUT");
      System.exit(2);
    }
    Object step = Json.MAPPER.convertValue(Json.MAPPER.readTree(args[1]), Map.class);
    GeneratorPart part = Generators.named("method", args[0]);
    Generator generator =
        part.create(
            Settings.read("generate[0]", part.parameters(), step), SEED, RecordAnswers::rows);
    Map<String, JsonNode> answers = answers(Path.of(args[3]));
    Map<String, String> recorded = new LinkedHashMap<>();
    Map<String, Teacher> teachers = new HashMap<>();
    Json.MAPPER
        .readTree(args[2])
        .properties()
        .forEach(
            model ->
                teachers.put(
                    model.getKey(),
                    new RecordAnswers(model.getValue().asText(), answers, recorded)));
    Workbench bench = new Workbench(teachers.get("teacher"), teachers, List.of());
    int rows = 0;
    for (int piece : new Passes(generator.lanes()).next()) {
      Generated made = generator.generate(piece, bench);
      rows += made.examples().size();
      made.failures()
          .forEach(failure -> System.err.println(failure.source() + ": " + failure.reason()));
    }
    Files.writeString(Path.of(args[4]), String.join("", recorded.values()));
    System.err.println(rows + " rows, " + recorded.size() + " answers");
  }

  @Override
  public ChatAnswer ask(ChatRequest request) throws TeacherException {
    String fingerprint = RequestBody.recordedFingerprint(settings, request);
    JsonNode answer = answers.get(fingerprint);
    if (answer == null) {
      System.out.println(Json.text(question(fingerprint, request)));
      throw TeacherException.failed(Fault.REFUSAL, "not answered yet", "");
    }
    String content = answer.path("content").asText();
    String finish = answer.path("finish_reason").asText("stop");
    String body = Json.text(RequestBody.of(settings, request));
    StoredResponse response =
        new StoredResponse(fingerprint, body, content, finish, settings.model(), null, null, null);
    recorded.put(fingerprint, StoredResponseJson.line(response) + "\n");
    return new ChatAnswer(content, finish, settings.model(), null, null, fingerprint);
  }

  private static ObjectNode question(String fingerprint, ChatRequest request) {
    ObjectNode question = Json.MAPPER.createObjectNode().put("request", fingerprint);
    ArrayNode messages = question.putArray("messages");
    request
        .messages()
        .forEach(turn -> messages.addObject().put(turn.role().label(), turn.content()));
    return question;
  }

  @Override
  public boolean supportsSchema() {
    return true;
  }

  private static Map<String, JsonNode> answers(Path file) throws IOException {
    Map<String, JsonNode> answers = new HashMap<>();
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      JsonNode answer = Json.MAPPER.readTree(line);
      answers.put(answer.path("request").asText(), answer);
    }
    return answers;
  }

  /** JSON Lines whose keys are our fields. */
  private static SourceRows rows(Settings read) {
    List<Example> rows = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(Path.of(read.text("path")))) {
        JsonNode row = Json.MAPPER.readTree(line);
        Provenance from = Provenance.read("rows", row.path("id").asText(""), rows.size() + 1L);
        rows.add(
            Example.of(
                row.path("instruction").asText(""),
                row.path("input").asText(""),
                row.path("output").asText(""),
                from));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SourceRows(rows, List.of());
  }
}
