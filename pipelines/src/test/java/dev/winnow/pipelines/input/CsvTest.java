package dev.winnow.pipelines.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @TempDir Path temp;

  private Read read(String text) {
    return Read.text(temp, "f.csv", text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,text\n1,a\n2,b\n",
        "id,text\r\n1,a\r\n2,b\r\n",
        "id,text\r1,a\r2,b",
        "\uFEFFid,text\n1,a\n2,b",
        "\"id\",\"text\"\n\"1\",\"a\"\n\"2\" ,\"b\"",
        " id , text \n1,a\n2,b",
      })
  void givenTheSameTable_readsTheSameRows(String text) {
    Read read = read(text);
    assertThat(read.rows)
        .containsExactly("2: {\"id\":\"1\",\"text\":\"a\"}", "3: {\"id\":\"2\",\"text\":\"b\"}");
    assertThat(read.failures).isEmpty();
  }

  @Test
  void givenQuotes_keepsSeparatorsLineEndsAndQuotesInside() {
    Read read = read("a,b\n\"x,1\",\"say \"\"hi\"\"\"\n\"1\n2\r\n3\",\"\"\nplain \"quotes\",é😀\n");
    assertThat(read.rows)
        .containsExactly(
            "2: {\"a\":\"x,1\",\"b\":\"say \\\"hi\\\"\"}",
            "3: {\"a\":\"1\\n2\\r\\n3\",\"b\":\"\"}",
            "6: {\"a\":\"plain \\\"quotes\\\"\",\"b\":\"é😀\"}");
    assertThat(read.failures).isEmpty();
  }

  @Test
  void givenEmptyCells_areEmptyTexts() {
    assertThat(read("a,b,c\n,,\n1,,\n").rows)
        .containsExactly(
            "2: {\"a\":\"\",\"b\":\"\",\"c\":\"\"}", "3: {\"a\":\"1\",\"b\":\"\",\"c\":\"\"}");
  }

  @Test
  void givenWrongNumberOfColumns_isAFailureAndTheNextRecordIsRead() {
    Read read = read("a,b\n1\n1,2\n1,2,3\n3,4\n");
    assertThat(read.rows)
        .containsExactly("3: {\"a\":\"1\",\"b\":\"2\"}", "5: {\"a\":\"3\",\"b\":\"4\"}");
    assertThat(read.reasons()).containsExactly("f.csv:2 bad_csv", "f.csv:4 bad_csv");
    assertThat(read.failures.get(0).detail()).isEqualTo("2 columns expected, 1 found");
    assertThat(read.failures.get(1).raw()).isEqualTo("1,2,3");
  }

  @Test
  void givenTextBehindAClosingQuote_losesThatRecordOnly() {
    Read read = read("a,b\n1,\"x\"y\",\"z\n3,4\n\"5\"6,7\n8,9\n");
    assertThat(read.rows)
        .containsExactly("3: {\"a\":\"3\",\"b\":\"4\"}", "5: {\"a\":\"8\",\"b\":\"9\"}");
    assertThat(read.reasons()).containsExactly("f.csv:2 bad_csv", "f.csv:4 bad_csv");
    assertThat(read.failures.get(0).detail())
        .isEqualTo("text behind the closing quote in line 2; the line's rest is skipped");
  }

  @Test
  void givenQuoteNeverClosed_makesTheRestOneFailureThatSaysSo() {
    Read read = read("a,b\n1,2\n3,\"unclosed\n5,6\n7,8\n");
    assertThat(read.rows).containsExactly("2: {\"a\":\"1\",\"b\":\"2\"}");
    assertThat(read.reasons()).containsExactly("f.csv:3 bad_csv");
    assertThat(read.failures.get(0).detail())
        .isEqualTo("the quote opened in line 3 is never closed: the rest of the file is in it");
    assertThat(read.failures.get(0).raw()).startsWith("3,unclosed\n5,6");
  }

  @Test
  void givenQuoteClosedByALaterRow_losesTheRecordsBetweenAndReadsOn() {
    Read read = read("a,b\n1,\"open\n2,\"x\"\n3,4\n");
    assertThat(read.rows).containsExactly("4: {\"a\":\"3\",\"b\":\"4\"}");
    assertThat(read.reasons()).containsExactly("f.csv:2 bad_csv");
  }

  @Test
  void givenInvalidUtf8_losesThatRecordOnly() {
    byte[] bytes = "a,b\n1,2\n3,?\n5,é\n".getBytes(StandardCharsets.UTF_8);
    bytes[10] = (byte) 0xff;
    Read read = Read.bytes(temp, "f.csv", bytes);
    assertThat(read.rows)
        .containsExactly("2: {\"a\":\"1\",\"b\":\"2\"}", "4: {\"a\":\"5\",\"b\":\"é\"}");
    assertThat(read.reasons()).containsExactly("f.csv:3 invalid_utf8");
  }

  @Test
  void givenLatin1Header_isOneFailureForTheFile() {
    Read read = Read.bytes(temp, "f.csv", "früh,b\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(read.rows).isEmpty();
    assertThat(read.reasons()).containsExactly("f.csv:1 bad_csv");
    assertThat(read.failures.get(0).detail())
        .isEqualTo("the file is not read, its header is bad: not UTF-8");
  }

  @Test
  void givenTwoColumnsOfOneName_isOneFailureForTheFile() {
    Read read = read("a,b,a\n1,2,3\n");
    assertThat(read.rows).isEmpty();
    assertThat(read.failures.get(0).detail())
        .isEqualTo("the file is not read, its header is bad: two columns are called \"a\"");
  }

  @Test
  void givenColumnsWithoutName_leavesThemOut() {
    assertThat(read(",a,\n0,1,\n").rows).containsExactly("2: {\"a\":\"1\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\uFEFF", "a,b", "a,b\n", "a,b\r\n\r\n  \n"})
  void givenNoRecord_hasNoRows(String text) {
    Read read = read(text);
    assertThat(read.rows).isEmpty();
    assertThat(read.failures).isEmpty();
  }

  @Test
  void givenBlankLines_skipsAndCountsThem() {
    assertThat(read("\na\n\n1\n \n\"\"\n").rows)
        .containsExactly("4: {\"a\":\"1\"}", "6: {\"a\":\"\"}");
  }

  @Test
  void givenHugeCell_isRead() {
    String big = "z\n".repeat(11 << 20);
    Read read = read("a,b\n1,\"" + big + "\"\n3,4\n");
    assertThat(read.rows).hasSize(2);
    assertThat(read.rows.get(1)).isEqualTo((3 + (11 << 20)) + ": {\"a\":\"3\",\"b\":\"4\"}");
  }

  @Test
  void givenTabs_separatesByThem() {
    Read read = Read.text(temp, "f.TSV", "a\tb\n1,x\t\"2\t3\"\n\t\n");
    assertThat(read.rows)
        .containsExactly("2: {\"a\":\"1,x\",\"b\":\"2\\t3\"}", "3: {\"a\":\"\",\"b\":\"\"}");
  }
}
