package dev.winnow.templates.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The goldens are transformers' own, by {@code src/test/python/python-json.py}. */
class PythonJsonTest {
  private static Stream<JsonNode> rows() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(PythonJsonTest.class.getResourceAsStream("python-json.jsonl"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines().map(PythonJson::tree).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void givenJson_writesWhatPythonWrites(JsonNode row) {
    JsonNode json = PythonJson.tree(row.get("json").textValue());
    assertThat(PythonJson.line(json)).isEqualTo(row.get("line").textValue());
    assertThat(PythonJson.indented(json, 4)).isEqualTo(row.get("indented").textValue());
  }

  @Test
  void givenWhatItWrote_writesTheSame() throws IOException {
    rows()
        .map(row -> row.get("line").textValue())
        .filter(line -> !line.contains("Infinity"))
        .forEach(line -> assertThat(PythonJson.line(PythonJson.tree(line))).isEqualTo(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1,]", "NaN", "{'a': 1}", "\"\u0001\""})
  void givenNoJson_throws(String text) {
    assertThatThrownBy(() -> PythonJson.tree(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
