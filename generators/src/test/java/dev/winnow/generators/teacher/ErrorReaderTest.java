package dev.winnow.generators.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Json;
import dev.winnow.templates.Surrogates;
import dev.winnow.templates.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorReaderTest {
  private final ErrorReader reader =
      new ErrorReader(
          new Endpoint("http://h/v1", "sk-secret-key"),
          TeacherSettings.of(Settings.read("t", TeacherSettings.PARAMETERS, Map.of("model", "m"))));

  private TeacherException read(int status, String body) throws Exception {
    return reader.read(status, Json.MAPPER.readTree(body));
  }

  private TeacherException said(String message) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("error").put("message", message);
    return reader.read(400, body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}|UNAUTHORIZED",
        "200|{\"error\":{\"type\":\"authentication_error\"}}|UNAUTHORIZED",
        "200|{\"error\":{\"type\":\"permission_error\"}}|FORBIDDEN",
        "200|{\"error\":{\"code\":\"model_not_found\"}}|NOT_FOUND",
        "200|{\"error\":{\"code\":\"rate_limit_exceeded\"}}|RATE_LIMITED",
        "200|{\"error\":{\"code\":\"insufficient_quota\"}}|INSUFFICIENT_QUOTA",
        "200|{\"error\":{\"type\":\"invalid_request_error\"}}|BAD_REQUEST",
        "200|{\"error\":\"out of memory\"}|SERVER_ERROR",
        "200|{\"error\":{\"code\":\"500\"}}|SERVER_ERROR",
        "400|{\"error\":{\"message\":\"prompt is too long: 9 tokens > 8\"}}|CONTEXT_OVERFLOW",
        "422|{\"error\":\"`inputs` tokens + `max_new_tokens` must be <= 4096\"}|CONTEXT_OVERFLOW",
        "500|{\"error\":{\"message\":\"Context size has been exceeded.\"}}|CONTEXT_OVERFLOW",
        "429|{\"error\":{\"message\":\"insufficient_quota\"}}|INSUFFICIENT_QUOTA",
        "500|{\"error\":{\"message\":\"cannot tokenize: insufficient_quota\"}}|SERVER_ERROR",
        "405|{}|BAD_REQUEST"
      })
  void givenError_isWhatItMeans(int status, String body, Fault fault) throws Exception {
    assertThat(read(status, body).fault()).isEqualTo(fault);
  }

  @Test
  void givenFastApisDetail_saysIt() throws Exception {
    assertThat(read(404, "{\"detail\":\"Not Found\"}").detail())
        .isEqualTo("HTTP 404 from http://h/v1: Not Found");
    assertThat(read(422, "{\"detail\":[{\"loc\":[]}]}").detail())
        .isEqualTo("HTTP 422 from http://h/v1");
  }

  @Test
  void givenNoJson_saysTheStatus() {
    assertThat(reader.read(502, MissingNode.getInstance()).detail())
        .isEqualTo("HTTP 502 from http://h/v1");
  }

  @Test
  void givenLongMessage_isNotCutWithinACharacter() {
    for (int pad = 0; pad < 2; pad++) {
      String detail = said("x".repeat(pad) + "😀".repeat(400)).detail();
      assertThat(detail).endsWith("…").hasSizeLessThan(340);
      assertThat(Surrogates.hasLone(detail)).isFalse();
    }
  }

  @Test
  void givenHostileMessage_isOneLineWithoutKeyAndControls() {
    String detail = said("\u001b[2J\r\n\0a\u0085b sk-secret-key").detail();
    assertThat(detail).contains("***").doesNotContain("sk-secret", "\u001b", "\n", "\r", "\0");
  }
}
