package dev.winnow.generators.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static JsonNode json(String text) throws Exception {
    return Json.MAPPER.readTree(text);
  }

  @Test
  void givenBody_isTheGoldenHash() throws Exception {
    // printf '{"api":"chat.completions","body":{"a":[1],"model":"m"},"endpoint":"http://h/v1",
    // "reask":0,"sample":0,"version":1}' | sha256sum, on one line
    assertThat(Fingerprint.of("http://h/v1", json("{\"model\":\"m\",\"a\":[1]}"), 0, 0))
        .isEqualTo("0e15908f5fd562f1bc802667e36c36ccc1abcab771f398537a2e45d67535d2b7");
  }

  @Test
  void givenOtherKeyOrder_isTheSame() throws Exception {
    assertThat(Fingerprint.of("e", json("{\"a\":{\"x\":1,\"y\":2},\"b\":1.0}"), 0, 0))
        .isEqualTo(Fingerprint.of("e", json("{\"b\":1.0,\"a\":{\"y\":2,\"x\":1}}"), 0, 0));
  }

  @Test
  void givenAnyDifference_isAnother() throws Exception {
    JsonNode body = json("{\"a\":1}");
    assertThat(
            java.util.List.of(
                Fingerprint.of("e", body, 0, 0),
                Fingerprint.of("f", body, 0, 0),
                Fingerprint.of("e", body, 1, 0),
                Fingerprint.of("e", body, 0, 1),
                Fingerprint.of("e", json("{\"a\":1.0}"), 0, 0),
                Fingerprint.of("e", json("{\"a\":2}"), 0, 0)))
        .doesNotHaveDuplicates();
  }
}
