package dev.winnow.generators.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.registry.Generators;
import dev.winnow.generators.store.StoredResponse;
import dev.winnow.generators.store.StoredResponseJson;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Fault;
import dev.winnow.generators.teacher.OpenTeacher;
import dev.winnow.generators.teacher.RequestBody;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.generators.teacher.TeacherSettings;
import dev.winnow.generators.teacher.Teachers;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Json;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import dev.winnow.templates.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlpacaGeneratorTest extends AlpacaSteps {
  @Test
  void givenAnswer_makesRowsWithProvenance() throws Exception {
    Scripted teacher =
        new Scripted()
            .then(
                "{\"tasks\":[{\"instruction\":\"a\",\"input\":\"\",\"output\":\"1\"},{},"
                    + "{\"instruction\":\"b\",\"input\":\"x\",\"output\":\"2\"},"
                    + "{\"instruction\":\"c\",\"input\":\"\",\"output\":\"3\"}]}",
                "stop");

    Generated generated = generator().generate(1, Workbench.of(teacher));

    assertThat(generated.examples().stream().map(e -> e.instruction() + e.input() + e.output()))
        .containsExactly("a1", "bx2", "c3");
    assertThat(generated.examples().stream().map(e -> e.provenance().position()))
        .containsExactly(1001L, 1003L, 1004L);
    var provenance = generated.examples().get(1).provenance();
    assertThat(provenance.source()).isEqualTo("generate[0]");
    assertThat(provenance.method()).isEqualTo("alpaca");
    assertThat(provenance.teacher()).isEqualTo("teacher-1");
    assertThat(provenance.promptVersion()).isEqualTo("alpaca/structured.v1");
    assertThat(provenance.request()).isEqualTo("f0");
    assertThat(provenance.finishReason()).isEqualTo("stop");
    assertThat(provenance.seedIds()).hasSize(3).doesNotHaveDuplicates();
    assertThat(generated.failures())
        .containsExactly(
            new Failure("generate[0] request 2 item 2", "bad_item", "no instruction", "{}"));
  }

  @Test
  void givenRequest_showsTheSeedTasksAndSetsTheSampling() throws Exception {
    Scripted teacher = new Scripted();
    Generated generated = generator().generate(0, Workbench.of(teacher));

    ChatRequest request = teacher.asked.get(0);
    assertThat(request.temperature()).isEqualTo(1.0);
    assertThat(request.topP()).isEqualTo(1.0);
    assertThat(request.maxTokens()).isEqualTo(3072);
    assertThat(request.schema()).isNotNull();
    String prompt = request.messages().get(0).content();
    assertThat(prompt).contains("Write 17 further ones").contains("numbers 4 to 20");
    assertThat(prompt.lines().filter(line -> line.startsWith("{\"instruction\":\"Do "))).hasSize(3);
    assertThat(generated.failures())
        .containsExactly(new Failure("generate[0] request 1", "server_error", "HTTP 500", "oops"));
  }

  @Test
  void givenTeacherWithoutSchemas_asksForNumberedText() throws Exception {
    Scripted teacher =
        new Scripted().then("4. Instruction: a\n4. Output: b\n###\n5. Instruction: c", "length");
    teacher.schema = false;

    Generated generated = generator().generate(0, Workbench.of(teacher));

    assertThat(teacher.asked.get(0).schema()).isNull();
    assertThat(teacher.asked.get(0).messages().get(0).content())
        .contains("###\n3. Instruction: Do ")
        .endsWith("\n###");
    assertThat(generated.examples()).hasSize(1);
    assertThat(generated.examples().get(0).provenance().promptVersion())
        .isEqualTo("alpaca/numbered.v1");
    assertThat(generated.examples().get(0).provenance().finishReason())
        .as("of a task that was whole before the answer was cut off")
        .isEmpty();
    assertThat(generated.failures().get(0).reason()).isEqualTo("truncated_item");
  }

  @Test
  void givenUnparseableAnswers_asksTwiceAgainThenFails() throws Exception {
    Scripted teacher =
        new Scripted().then("no", "stop").then("{\"tasks\":[]}", "stop").then("never", "stop");

    Generated generated = generator().generate(0, Workbench.of(teacher));

    assertThat(teacher.asked.stream().map(ChatRequest::reask)).containsExactly(0, 1, 2);
    assertThat(generated.examples()).isEmpty();
    assertThat(generated.failures().get(0).reason()).isEqualTo("unparseable_answer");
    assertThat(generated.failures().get(0).raw()).isEqualTo("never");
  }

  @Test
  void givenFatalFault_throwsIt() {
    Teacher fatal =
        new Teacher() {
          @Override
          public ChatAnswer ask(ChatRequest request) throws TeacherException {
            throw TeacherException.fatal(Fault.UNAUTHORIZED, "d", "m");
          }

          @Override
          public boolean supportsSchema() {
            return true;
          }
        };
    assertThat(
            catchThrowableOfType(
                TeacherException.class, () -> generator().generate(0, Workbench.of(fatal))))
        .isNotNull();
  }

  @Test
  void givenSystemMessage_sendsItFirst() throws Exception {
    Scripted teacher = new Scripted();
    Generated unused =
        generator("system", "Answer in {{verse}}.").generate(0, Workbench.of(teacher));
    assertThat(teacher.asked.get(0).messages())
        .hasSize(2)
        .startsWith(new Turn(Role.SYSTEM, "Answer in {{verse}}."));
    assertThat(generator("system", "").question(0, AnswerForm.PLAIN))
        .isEqualTo(generator().question(0, AnswerForm.PLAIN));
  }

  @Test
  void givenMalformedSeedTask_reportsIt() {
    assertThat(generator().sourceFailures().stream().map(Failure::source))
        .containsExactly("seeds.jsonl:1");
  }

  @Test
  void givenSerialization_asksTheSame() throws Exception {
    AlpacaGenerator generator = generator();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(generator);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      AlpacaGenerator copy = (AlpacaGenerator) in.readObject();
      assertThat(copy.question(1, AnswerForm.PLAIN))
          .isEqualTo(generator.question(1, AnswerForm.PLAIN));
    }
  }

  @Test
  void givenRecording_runsWithoutKey() throws Exception {
    Path recorded = folder.resolve("recorded.jsonl");
    TeacherSettings settings =
        TeacherSettings.of(
            Settings.read(
                "teachers.default",
                TeacherSettings.PARAMETERS,
                Map.of("model", "gpt-4.1-mini", "recorded", recorded.toString())));
    ChatRequest request = generator().question(1, AnswerForm.STRUCTURED).request();
    StoredResponse answer =
        new StoredResponse(
            RequestBody.recordedFingerprint(settings, request),
            Json.text(RequestBody.of(settings, request)),
            "{\"tasks\":[{\"instruction\":\"a\",\"input\":\"\",\"output\":\"b\"}]}",
            "stop",
            "gpt-4.1-mini",
            null,
            null,
            null);
    Files.writeString(recorded, StoredResponseJson.line(answer) + "\n");

    try (OpenTeacher teacher = Teachers.open(settings, "unused.sqlite", 1, Map.of())) {
      assertThat(generator().generate(1, Workbench.of(teacher)).examples()).hasSize(1);
      TeacherException e =
          catchThrowableOfType(
              TeacherException.class, () -> generator().generate(0, Workbench.of(teacher)));
      assertThat(e.fault()).isEqualTo(Fault.NOT_RECORDED);
    }
    assertThat(Generators.ALL).contains(AlpacaGenerator.PART);
  }
}
