package dev.winnow.generators.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.generators.quota.RateLimits;
import dev.winnow.templates.Json;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real socket. */
class OpenAiTeacherTest {
  static final ChatRequest HELLO = ChatRequest.of(List.of(new Turn(Role.USER, "Hello?")));
  private static final ResponseSchema SCHEMA =
      new ResponseSchema("list", "{\"type\": \"object\", \"properties\": {\"b\": {}, \"a\": {}}}");

  private final List<RateLimits> told = new CopyOnWriteArrayList<>();
  private ChatServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ChatAnswer ask(OpenAiTeacher teacher, ChatRequest request)
      throws TeacherException, InterruptedException {
    return teacher.call(PreparedRequest.of(server.settings(), server.url(), request));
  }

  private OpenAiTeacher teacher(Object... settings) {
    TeacherSettings read = server.settings(settings);
    return new OpenAiTeacher(read, new Endpoint(server.url(), ChatServer.KEY), told::add);
  }

  private TeacherException fault(Object... settings) {
    try (OpenAiTeacher teacher = teacher(settings)) {
      TeacherException e = catchThrowableOfType(TeacherException.class, () -> ask(teacher, HELLO));
      assertThat(e).isNotNull();
      assertThat(e.getMessage() + e.detail() + e.mend() + e.raw() + e.getCause())
          .doesNotContain(ChatServer.KEY);
      return e;
    }
  }

  @Test
  void givenAnswer_returnsContentUsageAndFingerprint() throws Exception {
    try (OpenAiTeacher teacher = teacher()) {
      ChatAnswer answer = ask(teacher, HELLO);

      assertThat(answer.content()).isEqualTo("Hello");
      assertThat(answer.finishReason()).isEqualTo("stop");
      assertThat(answer.model()).isEqualTo("teacher-1");
      assertThat(answer.promptTokens()).isEqualTo(7);
      assertThat(answer.completionTokens()).isEqualTo(2);
      assertThat(answer.fingerprint()).hasSize(64);
      assertThat(server.authorizations).containsExactly("Bearer " + ChatServer.KEY);
    }
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void givenFullRequest_sendsExactlyTheBody(Profile profile) throws Exception {
    ChatRequest request =
        new ChatRequest(
            List.of(new Turn(Role.SYSTEM, "Be \u0000 brief\uD800"), new Turn(Role.USER, "é😀")),
            0.7,
            1.0,
            300,
            List.of("\n20"),
            SCHEMA,
            2,
            1);
    TeacherSettings settings = server.settings("profile", profile.label());
    try (OpenAiTeacher teacher = teacher("profile", profile.label())) {
      teacher.call(PreparedRequest.of(settings, server.url(), request));

      assertThat(server.bodies).hasSize(1);
      assertThat(Json.MAPPER.readTree(server.bodies.get(0)))
          .isEqualTo(Json.MAPPER.readTree(Json.text(RequestBody.of(settings, request))));
    }
  }

  @Test
  void givenLeastRequest_sendsModelAndMessagesOnly() throws Exception {
    try (OpenAiTeacher teacher = teacher()) {
      ask(teacher, HELLO);

      assertThat(server.bodies)
          .containsExactly(
              "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]}");
    }
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            401, "{\"error\":{\"message\":\"bad key " + ChatServer.KEY + "\"}}", "unauthorized"),
        Arguments.of(403, "{\"error\":{\"message\":\"no\"}}", "forbidden"),
        Arguments.of(404, "{\"error\":{\"code\":\"model_not_found\"}}", "not_found"),
        Arguments.of(404, "<html>", "not_found"),
        Arguments.of(429, "{\"error\":{\"code\":\"insufficient_quota\"}}", "insufficient_quota"),
        Arguments.of(
            429,
            "{\"error\":{\"type\":\"insufficient_quota\",\"code\":null}}",
            "insufficient_quota"),
        Arguments.of(402, "", "insufficient_quota"),
        Arguments.of(429, "", "rate_limited"),
        Arguments.of(
            400,
            "{\"error\":{\"message\":\"maximum context length is 4096\"}}",
            "context_overflow"),
        Arguments.of(
            500,
            "{\"error\":{\"code\":500,\"message\":\"exceeds the available context size\"}}",
            "context_overflow"),
        Arguments.of(400, "{\"error\":{\"code\":400,\"message\":\"odd\"}}", "bad_request"),
        Arguments.of(
            400, "{\"object\":\"error\",\"message\":\"odd\",\"code\":40301}", "bad_request"),
        Arguments.of(422, "{\"detail\":[]}", "bad_request"),
        Arguments.of(400, "{\"error\":{\"code\":\"content_filter\"}}", "content_filter"),
        Arguments.of(500, "oops", "server_error"),
        Arguments.of(503, "{\"error\":{\"code\":503,\"message\":\"loading\"}}", "overloaded"),
        Arguments.of(529, "{}", "overloaded"),
        Arguments.of(200, "<html><body>Gateway</body></html>", "bad_body"),
        Arguments.of(200, "", "bad_body"),
        Arguments.of(200, "[]", "bad_body"),
        Arguments.of(200, ChatServer.GOOD.substring(0, 150), "bad_body"),
        Arguments.of(200, "{\"choices\":[]}", "empty_answer"),
        Arguments.of(200, "{\"choices\":null}", "empty_answer"),
        Arguments.of(200, "{}", "empty_answer"),
        Arguments.of(200, choice("\"content\":null", "stop"), "empty_answer"),
        Arguments.of(200, choice("\"content\":\" \\n\"", "length"), "empty_answer"),
        Arguments.of(200, choice("\"content\":null,\"refusal\":\"No.\"", "stop"), "refusal"),
        Arguments.of(200, choice("\"content\":\"Well\"", "content_filter"), "content_filter"),
        Arguments.of(200, "{\"error\":{\"code\":429,\"message\":\"slow\"}}", "rate_limited"),
        Arguments.of(200, "{\"error\":\"context length exceeded\"}", "context_overflow"),
        Arguments.of(200, "{\"error\":{\"type\":\"invalid_request_error\"}}", "bad_request"));
  }

  private static String choice(String message, String finish) {
    return "{\"choices\":[{\"message\":{" + message + "},\"finish_reason\":\"" + finish + "\"}]}";
  }

  @ParameterizedTest
  @MethodSource("faults")
  void givenFault_namesIt(int status, String body, String reason) {
    server.then(status, body);

    TeacherException e = fault();

    assertThat(e.reason()).isEqualTo(reason);
    assertThat(server.bodies).hasSize(1);
    assertThat(e.mend().isEmpty()).isEqualTo(!e.fatal());
  }

  @Test
  void givenUnauthorized_tellsWhatTheServerSaidAndWhatToDo() {
    server.then(401, "{\"error\":{\"message\":\"wrong key\"}}");

    assertThat(fault())
        .hasMessageContaining("HTTP 401 from " + server.url() + ": wrong key")
        .hasMessageContaining("OPENAI_API_KEY");
  }

  @Test
  void givenRetryAfter_carriesIt() {
    server.then(429, "{}", "Retry-After", "7");

    assertThat(fault().retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void givenLimitThatIsUsedUp_waitsForTheLongerOfBoth() throws IOException {
    try (ChatServer longer = new ChatServer();
        OpenAiTeacher teacher =
            new OpenAiTeacher(
                longer.settings(), new Endpoint(longer.url(), ChatServer.KEY), told::add)) {
      longer.then(
          429,
          "{}",
          Map.of(
              "retry-after",
              "2",
              "x-ratelimit-remaining-requests",
              "0",
              "x-ratelimit-reset-requests",
              "1m0.5s",
              "x-ratelimit-remaining-tokens",
              "5",
              "x-ratelimit-reset-tokens",
              "6m0s"));
      TeacherException e = catchThrowableOfType(TeacherException.class, () -> ask(teacher, HELLO));
      assertThat(e.retryAfter()).contains(Duration.ofMillis(60_500));
    }
  }

  @Test
  void givenRateLimits_tellsThem() throws Exception {
    server.then(200, ChatServer.GOOD, "x-ratelimit-limit-requests", "500");
    try (OpenAiTeacher teacher = teacher()) {
      ask(teacher, HELLO);
    }
    assertThat(told).extracting(RateLimits::requests).containsExactly(500L);
  }

  @Test
  void givenContentInParts_joinsThem() throws Exception {
    server.then(
        200, choice("\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"text\":\"b\"}]", "stop"));
    try (OpenAiTeacher teacher = teacher()) {
      assertThat(ask(teacher, HELLO).content()).isEqualTo("ab");
    }
  }

  @Test
  void givenLengthAndLoneSurrogate_returnsWellFormedTruncatedAnswer() throws Exception {
    server.then(200, choice("\"content\":\"a\\ud800b\\u0000\"", "length"));
    try (OpenAiTeacher teacher = teacher()) {
      ChatAnswer answer = ask(teacher, HELLO);
      assertThat(answer.content()).isEqualTo("a\uFFFDb");
      assertThat(answer.truncated()).isTrue();
      assertThat(answer.model()).isEqualTo("m");
      assertThat(answer.promptTokens()).isNull();
    }
  }

  @Test
  void givenAnswerThatHoldsTheKey_isLeftAsItIs() throws Exception {
    Endpoint local = new Endpoint(server.url(), "ollama");
    server.then(200, choice("\"content\":\"ollama runs\"", "stop"));
    try (OpenAiTeacher teacher = new OpenAiTeacher(server.settings(), local, told::add)) {
      assertThat(ask(teacher, HELLO).content()).isEqualTo("ollama runs");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>KEY</html>",
        "KEY",
        "[\"KEY\"]",
        "{\"id\":\"KEY\"}",
        "{\"error\":{\"message\":\"a\\nKEY\"}}",
        "{\"choices\":[{\"message\":{\"content\":\"KEY\"},\"finish_reason\":\"content_filter\"}]}",
        "{\"choices\":[{\"message\":{\"refusal\":\"No, KEY.\"}}]}"
      })
  void givenUselessBodyThatHoldsTheKey_neverShowsIt(String body) {
    for (String key : List.of(ChatServer.KEY, "ab12")) {
      server.then(200, body.replace("KEY", key));
      Endpoint endpoint = new Endpoint(server.url(), key);
      try (OpenAiTeacher teacher = new OpenAiTeacher(server.settings(), endpoint, told::add)) {
        TeacherException e =
            catchThrowableOfType(TeacherException.class, () -> ask(teacher, HELLO));
        assertThat(e).isNotNull();
        assertThat(e.getMessage() + e.detail() + e.raw()).doesNotContain(key);
      }
    }
  }

  @Test
  void givenShortKey_isTakenOutAsAWordOnly() {
    Endpoint endpoint = new Endpoint("http://h/v1", "ab");
    assertThat(endpoint.redacted("bad key 'ab'.")).isEqualTo("bad key '***'.");
    assertThat(endpoint.redacted("unable, ab")).doesNotContain("ab").doesNotContain("***");
    assertThat(endpoint.redacted("fine")).isEqualTo("fine");
  }

  @Test
  void givenLoneSurrogateInTheModel_isReplaced() throws Exception {
    server.then(200, ChatServer.GOOD.replace("teacher-1", "t\\ud800"));
    try (OpenAiTeacher teacher = teacher()) {
      assertThat(ask(teacher, HELLO).model()).isEqualTo("t\uFFFD");
    }
  }

  @Test
  void givenHugeBody_isBadBody() {
    server.then(200, " ".repeat((8 << 20) + 10));

    assertThat(fault().reason()).isEqualTo("bad_body");
  }

  @Test
  void givenNoAnswer_timesOut() {
    server.then(-1, "");

    assertThat(fault("timeout", 1).reason()).isEqualTo("timeout");
  }

  @Test
  void givenNoAnswerWithinAShorterTime_timesOut() {
    server.then(-1, "");

    try (OpenAiTeacher teacher = teacher("timeout", 600)) {
      Caller hurried = teacher.within(Duration.ofMillis(200));
      PreparedRequest request =
          PreparedRequest.of(server.settings(), server.url(), OpenAiTeacherTest.HELLO);
      TeacherException e =
          catchThrowableOfType(TeacherException.class, () -> hurried.call(request));
      assertThat(e.fault()).isEqualTo(Fault.TIMEOUT);
    }
  }

  @Test
  void givenRehearsal_readsARefusalThatNobodySent() throws Exception {
    try (OpenAiTeacher teacher = teacher()) {
      assertThat(teacher.rehearse()).isTrue();
    }
    assertThat(server.bodies).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void givenRefusedConnection_isFatalBeforeTheFirstAnswerOnly() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Endpoint nobody = new Endpoint("http://127.0.0.1:" + port + "/v1", ChatServer.KEY);
    try (OpenAiTeacher teacher = new OpenAiTeacher(server.settings(), nobody, told::add)) {
      TeacherException e = catchThrowableOfType(TeacherException.class, () -> ask(teacher, HELLO));
      assertThat(e.reason()).isEqualTo("unreachable");
      assertThat(e.fatal()).isTrue();
      assertThat(e).hasMessageContaining("base_url").hasMessageContaining("" + port);
    }
    try (OpenAiTeacher teacher = teacher()) {
      ask(teacher, HELLO);
      server.close();
      TeacherException e = catchThrowableOfType(TeacherException.class, () -> ask(teacher, HELLO));
      assertThat(e.reason()).isEqualTo("connection_lost");
    }
  }

  /** A full backlog drops connections, as a firewall does. */
  @Test
  void givenConnectTimeout_isUnreachable() throws Exception {
    List<Socket> queued = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> {
                while (queued.size() < 50) {
                  Socket socket = new Socket();
                  queued.add(socket);
                  socket.connect(full.getLocalSocketAddress(), 200);
                }
              })
          .isInstanceOf(SocketTimeoutException.class);
      Endpoint silent =
          new Endpoint("http://127.0.0.1:" + full.getLocalPort() + "/v1", ChatServer.KEY);
      try (OpenAiTeacher teacher =
          new OpenAiTeacher(server.settings("timeout", 2), silent, told::add)) {
        TeacherException e =
            catchThrowableOfType(TeacherException.class, () -> ask(teacher, HELLO));
        assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE);
      }
    } finally {
      for (Socket socket : queued) {
        socket.close();
      }
    }
  }

  @Test
  void givenInterrupt_throwsInterruptedException() {
    server.then(-1, "");
    try (OpenAiTeacher teacher = teacher()) {
      Thread.currentThread().interrupt();
      assertThat(catchThrowableOfType(InterruptedException.class, () -> ask(teacher, HELLO)))
          .isNotNull();
    } finally {
      Thread.interrupted();
    }
  }
}
