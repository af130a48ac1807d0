package dev.winnow.generators.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.generators.store.StoreException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over a real socket, with the whole chain. */
class PreflightTest {
  @TempDir Path folder;
  private ChatServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ChatServer(true);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private OpenTeacher teacher(Object... settings) throws StoreException {
    return Teachers.open(
        server.settings(settings),
        folder.resolve("store.sqlite").toString(),
        1,
        Map.of("OPENAI_API_KEY", ChatServer.KEY));
  }

  private TeacherException fault() throws Exception {
    try (OpenTeacher teacher = teacher("backoff", 0.001)) {
      return catchThrowableOfType(
          TeacherException.class, () -> teacher.ask(OpenAiTeacherTest.HELLO));
    }
  }

  @Test
  void givenTwoQuestions_makesOneCheapCallBeforeTheFirst() throws Exception {
    try (OpenTeacher teacher = teacher("max_tokens", 4000)) {
      teacher.ask(OpenAiTeacherTest.HELLO);
      teacher.ask(OpenAiTeacherTest.HELLO.withSample(1));
    }
    assertThat(server.bodies).hasSize(3);
    assertThat(server.bodies.get(0))
        .isEqualTo(
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Say OK.\"}],\"max_tokens\":16}");
  }

  @Test
  void givenEverythingInTheStore_makesNoCall() throws Exception {
    try (OpenTeacher teacher = teacher()) {
      teacher.ask(OpenAiTeacherTest.HELLO);
    }
    server.bodies.clear();
    try (OpenTeacher teacher = teacher()) {
      teacher.ask(OpenAiTeacherTest.HELLO);
    }
    assertThat(server.bodies).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|{\"error\":{\"message\":\"wrong key\"}}|unauthorized|1",
        "404|{\"error\":{\"code\":\"model_not_found\"}}|not_found|1",
        "405|<html>|no_chat_server|1",
        "400|{\"error\":{\"message\":\"unknown field\"}}|no_chat_server|1",
        "200|<html>Welcome</html>|no_chat_server|3",
        "200|{\"status\":\"up\"|no_chat_server|3"
      })
  void givenWrongServer_endsTheRunBeforeTheBulk(int status, String body, String reason, int calls)
      throws Exception {
    for (int i = 0; i < calls; i++) {
      server.then(status, body);
    }
    TeacherException e = fault();

    assertThat(e.reason()).isEqualTo(reason);
    assertThat(e.fatal()).isTrue();
    assertThat(e.mend()).contains("Check");
    assertThat(server.bodies).hasSize(calls).allMatch(sent -> sent.contains("Say OK."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"200|{\"choices\":[]}", "503|loading", "429|{}", "200|{\"choices\""})
  void givenTroubleThatPasses_goesOn(int status, String body) throws Exception {
    server.then(status, body);
    try (OpenTeacher teacher = teacher("backoff", 0.001)) {
      assertThat(teacher.ask(OpenAiTeacherTest.HELLO).content()).isEqualTo("Hello");
    }
  }

  /**
   * The breaker opens and a cheap call closes it, so that the row's own retries are what counts.
   */
  @Test
  void givenRequestThatBreaksTheServer_failsAndTheRunGoesOn() throws Exception {
    server.then(200, ChatServer.GOOD);
    for (int i = 0; i < 6; i++) {
      server.then(500, "poison");
    }
    server.then(200, ChatServer.GOOD);
    server.then(500, "poison");
    try (OpenTeacher teacher = teacher("backoff", 0.001)) {
      TeacherException e =
          catchThrowableOfType(TeacherException.class, () -> teacher.ask(OpenAiTeacherTest.HELLO));
      assertThat(e.reason()).isEqualTo("server_error");
      assertThat(teacher.ask(OpenAiTeacherTest.HELLO.withSample(1)).content()).isEqualTo("Hello");
    }
    assertThat(server.bodies.stream().filter(sent -> sent.contains("Say OK."))).hasSize(2);
  }

  @Test
  void givenOutageWithOneRequestLeft_isWaitedOut() throws Exception {
    server.then(200, ChatServer.GOOD);
    for (int i = 0; i < 14; i++) {
      server.then(503, "down");
    }
    try (OpenTeacher teacher = teacher("backoff", 0.001)) {
      assertThat(teacher.ask(OpenAiTeacherTest.HELLO).content()).isEqualTo("Hello");
    }
  }

  @Test
  void givenAnswersInTheStore_twentyBadRequestsAreNoReasonToStop() throws Exception {
    try (OpenTeacher teacher = teacher()) {
      teacher.ask(OpenAiTeacherTest.HELLO);
    }
    server.then(200, ChatServer.GOOD);
    for (int i = 0; i < 30; i++) {
      server.then(400, "{}");
    }
    try (OpenTeacher teacher = teacher()) {
      teacher.ask(OpenAiTeacherTest.HELLO);
      for (int i = 1; i < 30; i++) {
        ChatRequest request = OpenAiTeacherTest.HELLO.withSample(i);
        assertThat(
                catchThrowableOfType(TeacherException.class, () -> teacher.ask(request)).reason())
            .isEqualTo("bad_request");
      }
    }
  }

  @Test
  void givenTheFirstTwentyAllRefusedAsMalformed_endsTheRun() throws Exception {
    server.then(200, ChatServer.GOOD);
    for (int i = 0; i < 30; i++) {
      server.then(400, "{\"error\":{\"message\":\"unknown response_format\"}}");
    }
    try (OpenTeacher teacher = teacher()) {
      for (int i = 0; i < 19; i++) {
        ChatRequest request = OpenAiTeacherTest.HELLO.withSample(i);
        assertThat(
                catchThrowableOfType(TeacherException.class, () -> teacher.ask(request)).reason())
            .isEqualTo("bad_request");
      }
      TeacherException e =
          catchThrowableOfType(
              TeacherException.class, () -> teacher.ask(OpenAiTeacherTest.HELLO.withSample(20)));
      assertThat(e.reason()).isEqualTo("bad_requests");
      assertThat(e).hasMessageContaining("unknown response_format");
    }
  }
}
