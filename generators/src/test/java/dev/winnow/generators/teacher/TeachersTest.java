package dev.winnow.generators.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.generators.store.StoreException;
import dev.winnow.generators.store.StoredResponse;
import dev.winnow.generators.store.StoredResponseJson;
import dev.winnow.templates.Json;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole teachers, over a real socket and a real store. */
class TeachersTest {
  private static final ChatRequest HELLO = OpenAiTeacherTest.HELLO;
  private static final Map<String, String> KEY = Map.of("OPENAI_API_KEY", ChatServer.KEY);

  @TempDir Path folder;

  private Path store() {
    return folder.resolve("responses.sqlite");
  }

  private static TeacherSettings settings(Map<String, Object> more) {
    Map<String, Object> raw = new HashMap<>(more);
    raw.put("model", "m");
    return TeacherSettings.of(Settings.read("teachers.default", TeacherSettings.PARAMETERS, raw));
  }

  @Test
  void givenSecondRun_makesNoCall() throws Exception {
    try (ChatServer server = new ChatServer()) {
      ChatAnswer first;
      try (OpenTeacher teacher = Teachers.open(server.settings(), store().toString(), 1, KEY)) {
        first = teacher.ask(HELLO);
      }
      try (OpenTeacher teacher = Teachers.open(server.settings(), store().toString(), 1, KEY)) {
        assertThat(teacher.ask(HELLO)).isEqualTo(first);
        assertThat(teacher.ask(HELLO.withSample(1))).isNotEqualTo(first);
        assertThat(teacher.ask(HELLO.withReask(1))).isNotEqualTo(first);
      }
      assertThat(server.bodies).hasSize(3);
    }
  }

  @Test
  void givenTransientFaults_answersInTheEndAndStoresOnlyThat() throws Exception {
    try (ChatServer server = new ChatServer()) {
      server.then(429, "{}", "Retry-After", "0").then(500, "oops");
      try (OpenTeacher teacher = Teachers.open(server.settings(), store().toString(), 1, KEY)) {
        assertThat(teacher.ask(HELLO).content()).isEqualTo("Hello");
        assertThat(teacher.ask(HELLO).content()).isEqualTo("Hello");
      }
      assertThat(server.bodies).hasSize(3);
    }
  }

  @Test
  void givenFailure_storesNothing() throws Exception {
    try (ChatServer server = new ChatServer()) {
      server.then(400, "{}");
      try (OpenTeacher teacher = Teachers.open(server.settings(), store().toString(), 1, KEY)) {
        assertThat(catchThrowableOfType(TeacherException.class, () -> teacher.ask(HELLO)).reason())
            .isEqualTo("bad_request");
        assertThat(teacher.ask(HELLO).content()).isEqualTo("Hello");
      }
    }
  }

  @Test
  void givenSameRequestAtOnce_makesOneCall() throws Exception {
    try (ChatServer server = new ChatServer();
        OpenTeacher teacher = Teachers.open(server.settings(), store().toString(), 1, KEY)) {
      Set<ChatAnswer> answers = ConcurrentHashMap.newKeySet();
      Thread[] threads =
          IntStream.range(0, 12)
              .mapToObj(i -> new Thread(() -> answers.add(unchecked(teacher))))
              .toArray(Thread[]::new);
      for (Thread thread : threads) {
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(answers).hasSize(1);
      assertThat(server.bodies).hasSize(1);
    }
  }

  private static ChatAnswer unchecked(Teacher teacher) {
    try {
      return teacher.ask(HELLO);
    } catch (TeacherException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void givenTwoUsers_staysOpenForTheSecond() throws Exception {
    try (ChatServer server = new ChatServer()) {
      OpenTeacher first = Teachers.open(server.settings(), store().toString(), 1, KEY);
      try (OpenTeacher second = Teachers.open(server.settings(), store().toString(), 1, KEY)) {
        first.close();
        first.close();
        assertThat(second.ask(HELLO).content()).isEqualTo("Hello");
      }
    }
  }

  /** A judge of another temperature, for instance: the server counts the calls of both. */
  @Test
  void givenTwoTeachersOfOneModel_shareItsLimitsAndItsPreflight() throws Exception {
    try (ChatServer server = new ChatServer(true)) {
      TeacherSettings cool = server.settings("temperature", 0.0);
      try (OpenTeacher warm = Teachers.open(server.settings(), store().toString(), 1, KEY);
          OpenTeacher judge = Teachers.open(cool, store().toString(), 1, KEY)) {
        warm.ask(HELLO);
        judge.ask(HELLO);
        assertThat(Teachers.traffic().calls()).isEqualTo(2);
      }
      assertThat(server.bodies).hasSize(3);
      assertThat(server.bodies.get(0)).contains("Say OK.");
    }
  }

  @Test
  void givenBaseUrlInTheEnvironment_needsNoKey() throws Exception {
    try (ChatServer server = new ChatServer()) {
      Map<String, String> env = Map.of("OPENAI_BASE_URL", server.url() + "/");
      try (OpenTeacher teacher = Teachers.open(settings(Map.of()), store().toString(), 1, env)) {
        assertThat(teacher.ask(HELLO).content()).isEqualTo("Hello");
      }
      assertThat(server.authorizations).containsExactly("Bearer none");
    }
  }

  @Test
  void givenNothing_tellsEveryWay() {
    assertThatThrownBy(() -> Teachers.open(settings(Map.of()), store().toString(), 1, Map.of()))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("teachers.default")
        .hasMessageContaining("export OPENAI_API_KEY")
        .hasMessageContaining("base_url");
    assertThat(store()).doesNotExist();
  }

  @Test
  void givenMalformedKey_isRefusedWithoutShowingIt() {
    Map<String, String> env = Map.of("OPENAI_API_KEY", "sk-se\ncret");
    assertThatThrownBy(() -> Teachers.live(settings(Map.of()), env))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("OPENAI_API_KEY")
        .hasMessageNotContaining("cret");
  }

  @Test
  void givenFileThatIsNoStore_saysSo() throws Exception {
    Files.writeString(store(), "this is no database, but a text of some length. ".repeat(50));
    assertThatThrownBy(() -> Teachers.open(settings(Map.of()), store().toString(), 1, KEY))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(store().toString());
  }

  @Test
  void givenRecordedAnswer_returnsItWithoutStore() throws Exception {
    Path file = folder.resolve("recorded.jsonl");
    TeacherSettings settings = settings(Map.of("recorded", file.toString()));
    StoredResponse answer =
        new StoredResponse(
            RequestBody.recordedFingerprint(settings, HELLO),
            Json.text(RequestBody.of(settings, HELLO)),
            "Hi",
            "stop",
            "m-1",
            null,
            null,
            null);
    Files.writeString(file, StoredResponseJson.line(answer) + "\n\n");

    assertThat(Teachers.live(settings, Map.of())).isFalse();
    try (OpenTeacher teacher = Teachers.open(settings, store().toString(), 1, Map.of())) {
      assertThat(teacher.ask(HELLO).content()).isEqualTo("Hi");
      assertThat(teacher.ask(HELLO).model()).isEqualTo("m-1");
      TeacherException e =
          catchThrowableOfType(TeacherException.class, () -> teacher.ask(HELLO.withReask(1)));
      assertThat(e.fatal()).isTrue();
      assertThat(e)
          .hasMessageContaining("recorded.jsonl")
          .hasMessageContaining("\"Hello?\"")
          .hasMessageContaining("asked again (1)")
          .hasMessageContaining("export OPENAI_API_KEY=…");
    }
    assertThat(store()).doesNotExist();
  }

  @Test
  void givenFatalFault_makesNoFurtherCall() throws Exception {
    try (ChatServer server = new ChatServer()) {
      server.then(401, "{}");
      try (OpenTeacher one = Teachers.open(server.settings(), store().toString(), 1, KEY);
          OpenTeacher two = Teachers.open(server.settings(), store().toString(), 1, KEY)) {
        TeacherException first = catchThrowableOfType(TeacherException.class, () -> one.ask(HELLO));
        assertThat(first.reason()).isEqualTo("unauthorized");
        assertThat(catchThrowableOfType(TeacherException.class, () -> two.ask(HELLO.withSample(1))))
            .isSameAs(first);
      }
      assertThat(server.bodies).hasSize(1);
      try (OpenTeacher later = Teachers.open(server.settings(), store().toString(), 1, KEY)) {
        assertThat(later.ask(HELLO).content()).isEqualTo("Hello");
      }
    }
  }

  @Test
  void givenMalformedRecording_checkFindsItWhereItIsNeeded() throws Exception {
    Path file = folder.resolve("recorded.jsonl");
    Files.writeString(file, "\n{\n");
    TeacherSettings settings = settings(Map.of("recorded", file.toString()));

    assertThatThrownBy(() -> Teachers.check(settings, Map.of()))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("teachers.default.recorded")
        .hasMessageContaining("recorded.jsonl:2: not JSON");
    Teachers.check(settings, KEY);
    Teachers.check(settings(Map.of()), Map.of());
    assertThatThrownBy(
            () -> Teachers.check(settings(Map.of("recorded", folder + "/none")), Map.of()))
        .hasMessageContaining("cannot read");
  }

  @Test
  void givenMalformedRecording_namesFileAndLine() throws Exception {
    Path file = folder.resolve("recorded.jsonl");
    Files.writeString(file, "\n{\"fingerprint\": 3}\n");
    TeacherSettings settings = settings(Map.of("recorded", file.toString()));

    assertThatThrownBy(() -> Teachers.open(settings, store().toString(), 1, Map.of()))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("teachers.default.recorded")
        .hasMessageContaining("recorded.jsonl:2: \"fingerprint\"");
  }
}
