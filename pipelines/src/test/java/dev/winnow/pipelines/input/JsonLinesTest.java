package dev.winnow.pipelines.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
  @TempDir Path temp;

  private Read read(String text) {
    return Read.text(temp, "f.jsonl", text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}\n{\"a\":2}\n",
        "{\"a\":1}\r\n{\"a\":2}\r\n",
        "{\"a\":1}\n{\"a\":2}",
        "\uFEFF{\"a\":1}\n \t{\"a\":2} \r",
      })
  void givenAnyLineEnd_readsTheSameRows(String text) {
    assertThat(read(text).rows).containsExactly("1: {\"a\":1}", "2: {\"a\":2}");
  }

  @Test
  void givenBlankLines_skipsAndCountsThem() {
    Read read = read("\n{\"a\":1}\n\r\n  \t \n\n{\"a\":2}\n\n");
    assertThat(read.rows).containsExactly("2: {\"a\":1}", "6: {\"a\":2}");
    assertThat(read.failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n \n\t", "\uFEFF", "\uFEFF\n"})
  void givenNothing_hasNoRows(String text) {
    Read read = read(text);
    assertThat(read.rows).isEmpty();
    assertThat(read.failures).isEmpty();
  }

  @Test
  void givenLineBeyondEveryBuffer_isWhole() {
    String big = "{\"text\":\"" + "x".repeat(50 << 20) + "\"}";
    Read read = read("{\"a\":1}\n" + big + "\n{\"a\":2}\n");
    assertThat(read.rows).hasSize(3);
    assertThat(read.rows.get(1)).hasSize(big.length() + 3).endsWith("x\"}");
    assertThat(read.rows.get(2)).isEqualTo("3: {\"a\":2}");
  }

  @Test
  void givenLinesAcrossBufferEnds_cutsNone() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      text.append("é".repeat(i % 97)).append("\r\n");
    }
    Read read = read(text.toString());
    assertThat(read.rows).hasSize(3000 - 31);
    assertThat(read.rows).allSatisfy(row -> assertThat(row).matches("\\d+: é+"));
  }

  @Test
  void givenNotJson_leavesItToTheParser() {
    assertThat(read("}{\n\0\n").rows).containsExactly("1: }{", "2: \0");
  }
}
