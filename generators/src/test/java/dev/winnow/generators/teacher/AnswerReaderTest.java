package dev.winnow.generators.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.templates.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerReaderTest {
  private static final Endpoint ENDPOINT = new Endpoint("http://h/v1", "sk-secret-key");

  private final AnswerReader reader =
      new AnswerReader(
          new ErrorReader(
              ENDPOINT,
              TeacherSettings.of(
                  Settings.read("t", TeacherSettings.PARAMETERS, Map.of("model", "m")))),
          ENDPOINT,
          "m");

  private ChatAnswer read(String body) throws TeacherException {
    return reader.read(body.getBytes(StandardCharsets.UTF_8), "f");
  }

  private TeacherException fault(String body) {
    TeacherException e = catchThrowableOfType(TeacherException.class, () -> read(body));
    assertThat(e).as(body).isNotNull();
    return e;
  }

  private static String message(String fields) {
    return "{\"choices\":[{\"message\":{" + fields + "},\"finish_reason\":\"stop\"}]}";
  }

  static Stream<Arguments> contents() {
    return Stream.of(
        Arguments.of("\"content\":\"a\"", "a"),
        Arguments.of("\"content\":\"a\",\"reasoning_content\":\"b\"", "a"),
        Arguments.of("\"content\":[\"a\",\"b\"]", "ab"),
        Arguments.of("\"content\":{\"type\":\"text\",\"text\":\"a\"}", "a"),
        Arguments.of(
            "\"content\":[{\"text\":\"a\"},{\"type\":\"output_text\",\"text\":\"b\"}]", "ab"),
        Arguments.of(
            "\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"text\":\"t\"}]},"
                + "{\"type\":\"reasoning\",\"text\":\"r\"},{\"type\":\"text\",\"text\":\"a\"}]",
            "a"),
        Arguments.of("\"content\":\"\\u0000a\\ud800\\u0000b\"", "a\uFFFDb"));
  }

  @ParameterizedTest
  @MethodSource("contents")
  void givenContentInAnyForm_readsTheAnswerOnly(String fields, String content) throws Exception {
    assertThat(read(message(fields)).content()).isEqualTo(content);
  }

  @Test
  void givenOnlyReasoningOrNul_isEmptyAnswer() {
    for (String fields :
        new String[] {
          "\"content\":null,\"reasoning_content\":\"b\"",
          "\"content\":\"\",\"reasoning\":\"b\"",
          "\"content\":[{\"type\":\"reasoning\",\"text\":\"b\"}]",
          "\"content\":\"\\u0000\"",
          "\"content\":42",
          "\"content\":[null,1,[],{}]"
        }) {
      assertThat(fault(message(fields)).fault()).as(fields).isEqualTo(Fault.EMPTY_ANSWER);
    }
    assertThat(fault(message("\"content\":null,\"reasoning\":\"b\"")).detail())
        .contains("only its reasoning");
  }

  @Test
  void givenRefusalAsAPart_isRefusal() {
    TeacherException e =
        fault(message("\"content\":[{\"type\":\"refusal\",\"refusal\":\"I will not.\"}]"));
    assertThat(e.fault()).isEqualTo(Fault.REFUSAL);
    assertThat(e.raw()).isEqualTo("I will not.");
  }

  @Test
  void givenVllmsErrorAsAnAnswer_isThatError() {
    TeacherException e = fault("{\"object\":\"error\",\"message\":\"no such model\",\"code\":404}");
    assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND);
    assertThat(e.detail()).contains("no such model");
  }

  @Test
  void givenAnswerBesideAnEmptyError_isTheAnswer() throws Exception {
    String body = message("\"content\":\"a\"").replace("{\"choices\"", "{\"error\":{},\"choices\"");
    assertThat(read(body).content()).isEqualTo("a");
  }

  @Test
  void givenBytesThatAreNotUtf8_asksOnceMoreThenReplaces() throws Exception {
    byte[] body = message("\"content\":\"aXb sk-secret-key\"").getBytes(StandardCharsets.UTF_8);
    body[new String(body, StandardCharsets.UTF_8).indexOf('X')] = (byte) 0xC3;

    for (String request : new String[] {"one", "two", "one again"}) {
      TeacherException e =
          catchThrowableOfType(TeacherException.class, () -> reader.read(body, request));
      assertThat(e.fault()).isEqualTo(Fault.BAD_BODY);
      assertThat(e.detail()).contains("not UTF-8");
      assertThat(e.raw()).doesNotContain("sk-secret-key");
      assertThat(reader.read(body, request).content()).startsWith("a\uFFFDb");
    }
  }

  @Test
  void givenAnyBytes_isAnAnswerOrAFault() {
    SplittableRandom random = new SplittableRandom(7);
    byte[] good = message("\"content\":\"Hello é😀\"").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 3000; i++) {
      byte[] body = good.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(reader.read(body, "f" + i).content()).isNotBlank().doesNotContain("\0");
      } catch (TeacherException e) {
        assertThat(e.detail()).isNotBlank();
      }
    }
    assertThat(fault("[".repeat(100_000)).fault()).isEqualTo(Fault.BAD_BODY);
  }
}
