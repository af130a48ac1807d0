package dev.winnow.pipelines.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonArrayTest {
  @TempDir Path temp;

  private Read read(String text) {
    return Read.text(temp, "f.json", text);
  }

  @Test
  void givenPrettyPrinted_readsItsElements() {
    Read read =
        read("\uFEFF\n [\n  {\n    \"a\": 1\n  },\r\n  {\"a\": \"é😀\"},\n  3, null, \"x\"\n]\n\n");
    assertThat(read.rows)
        .containsExactly("1: {\"a\":1}", "2: {\"a\":\"é😀\"}", "3: 3", "4: null", "5: \"x\"");
    assertThat(read.failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", " [ ] ", "\uFEFF[\n]"})
  void givenEmptyArray_hasNoRows(String text) {
    assertThat(read(text).rows).isEmpty();
    assertThat(read(text).failures).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "[{\"a\":1},{\"a\":2}; 2",
        "[{\"a\":1},{\"a\":2},; 2",
        "[{\"a\":1},{\"a\":2},{\"a; 2",
        "[{\"a\":1},{\"a\":2},{\"a\":; 2",
        "[{\"a\":1},{\"a\":2},{\"a\":nul}, {\"a\":4}]; 2",
        "[{\"a\":1},{\"a\":2}] x; 2",
        "[{\"a\":1},{\"a\":2}][{\"a\":3}]; 2",
        "[{\"a\":1},{\"a\":2} {\"a\":3}]; 2",
        "[; 0",
        "[x; 0",
        "[,]; 0",
      })
  void givenBrokenArray_keepsTheRowsBeforeAndNamesTheElement(String text, int before) {
    Read read = read(text);
    assertThat(read.rows).hasSize(before);
    assertThat(read.reasons()).containsExactly("f.json:" + (before + 1) + " bad_json");
    assertThat(read.failures.get(0).detail())
        .startsWith("the array cannot be read from here on: ")
        .doesNotContain("Source", "fasterxml", "\n");
  }

  @Test
  void givenHugeText_isRead() {
    String big = "[{\"text\":\"" + "y".repeat(21 << 20) + "\"},{\"a\":2}]";
    Read read = read(big);
    assertThat(read.rows).hasSize(2);
    assertThat(read.rows.get(0)).hasSize(big.length() - 10 + 3);
    assertThat(read.failures).isEmpty();
  }

  @Test
  void givenLoneSurrogateAsEscape_keepsItAndReadsOn() {
    assertThat(read("[{\"a\":\"é\\ud83d!\"},{\"a\":2}]").rows)
        .containsExactly("1: {\"a\":\"\\u00E9\\uD83D!\"}", "2: {\"a\":2}");
  }

  @Test
  void givenNestedTooDeep_isAFailure() {
    Read read = read("[{\"a\":1}," + "[".repeat(2000) + "]".repeat(2000) + "]");
    assertThat(read.rows).containsExactly("1: {\"a\":1}");
    assertThat(read.reasons()).containsExactly("f.json:2 bad_json");
  }

  @Test
  void givenKeyBeyondTheLimit_isAFailure() {
    Read read = read("[{\"a\":1},{\"" + "k".repeat(60_000) + "\":1},{\"a\":3}]");
    assertThat(read.rows).containsExactly("1: {\"a\":1}");
    assertThat(read.reasons()).containsExactly("f.json:2 bad_json");
  }

  @Test
  void givenInvalidUtf8_keepsTheRowsBefore() {
    byte[] bytes =
        "[{\"a\":1},{\"a\":\"?\"},{\"a\":3}]".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    bytes[15] = (byte) 0xff;
    Read read = Read.bytes(temp, "f.json", bytes);
    assertThat(read.rows).containsExactly("1: {\"a\":1}");
    assertThat(read.reasons()).containsExactly("f.json:2 bad_json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"f.json", "f", "f.txt", "f.JSON"})
  void givenLinesInAnotherName_areReadAsLines(String name) {
    Read read = Read.text(temp, name, "\n{\"a\":1}\n[2]\n");
    assertThat(read.rows).containsExactly("2: {\"a\":1}", "3: [2]");
  }

  @Test
  void givenArrayNamedJsonl_isReadAsLines() {
    assertThat(Read.text(temp, "f.jsonl", "[{\"a\":1}]\n").rows).containsExactly("1: [{\"a\":1}]");
  }
}
