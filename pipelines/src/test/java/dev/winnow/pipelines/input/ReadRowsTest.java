package dev.winnow.pipelines.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.shape.MappedShape;
import dev.winnow.templates.shape.RowShapes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadRowsTest {
  private static final String GOOD = "{\"instruction\":\"i\",\"output\":\"o\"}";

  @TempDir Path temp;

  private String file(String name, String... lines) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", lines)).toString();
  }

  @Test
  void givenBadLines_eachIsAFailureWithFileLineAndReason() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    List<String> lines =
        List.of(
            GOOD,
            "{\"instruction\":\"i\",",
            GOOD + " trailing",
            "[1,2]",
            "\"text\"",
            "{\"instruction\":{},\"output\":\"o\"}",
            "{\"instruction\":\"i\"}",
            "{\"something\":\"else\"}",
            "{\"instruction\":\"i\",\"output\":\"\\ud800\"}",
            "{\"instruction\":\"i\",\"output\":\"o\",\"x\":"
                + "[".repeat(1500)
                + "]".repeat(1500)
                + "}",
            "{\"" + "k".repeat(60_000) + "\":1}",
            "{\"instruction\":\"i\",\"output\":\"o\",\"x\":" + "9".repeat(2000) + "}",
            "nonsense 😀",
            "{\"instruction\":\"i\",\"output\":NaN}",
            GOOD);
    for (String line : lines) {
      text.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    text.writeBytes("{\"instruction\":\"i\",\"output\":\"".getBytes(StandardCharsets.UTF_8));
    text.writeBytes(new byte[] {(byte) 0xc3, '"', '}'});
    Path file = Files.write(temp.resolve("bad.jsonl"), text.toByteArray());

    ReadOutcome outcome = ReadOutcome.of(List.of(file.toString()));

    assertThat(outcome.examples())
        .extracting(row -> row.provenance().position())
        .containsExactly(1L, 15L);
    assertThat(outcome.reasons())
        .containsExactlyInAnyOrder(
            "bad.jsonl:2 bad_json",
            "bad.jsonl:3 bad_json",
            "bad.jsonl:4 not_an_object",
            "bad.jsonl:5 not_an_object",
            "bad.jsonl:6 wrong_type",
            "bad.jsonl:7 missing_field",
            "bad.jsonl:8 unknown_shape",
            "bad.jsonl:9 invalid_unicode",
            "bad.jsonl:10 bad_json",
            "bad.jsonl:11 bad_json",
            "bad.jsonl:12 bad_json",
            "bad.jsonl:13 bad_json",
            "bad.jsonl:14 bad_json",
            "bad.jsonl:16 invalid_utf8");
    assertThat(outcome.tallies()).isEqualTo(Map.of("bad.jsonl", 16L));
    for (JsonNode failure : outcome.failures()) {
      assertThat(failure.get("detail").textValue())
          .isNotEmpty()
          .doesNotContain("fasterxml", "Source");
      assertThat(failure.get("raw").textValue().length()).isBetween(1, 4096);
    }
  }

  @Test
  void givenNumbersAsTexts_keepsEveryDigit() throws IOException {
    Path file =
        Files.writeString(
            temp.resolve("numbers.jsonl"),
            """
            {"instruction":"a","output":1.10}
            {"instruction":"b","output":3.14159265358979323846}
            {"instruction":"c","output":12345678901234567890123}
            """);
    assertThat(ReadOutcome.of(List.of(file.toString())).examples())
        .extracting(row -> row.output())
        .containsExactlyInAnyOrder("1.10", "3.14159265358979323846", "12345678901234567890123");
  }

  @Test
  void givenKeyTwice_refusesTheRowRatherThanLoseAValue() throws IOException {
    Path file =
        Files.writeString(
            temp.resolve("twice.jsonl"),
            "{\"instruction\":\"a\",\"output\":\"b\",\"output\":\"c\"}\n");
    assertThat(ReadOutcome.of(List.of(file.toString())).reasons())
        .containsExactly("twice.jsonl:1 bad_json");
  }

  @Test
  void givenSeveralFiles_rowsNameTheirOwn() throws IOException {
    String a = file("a.jsonl", "{\"id\":\"x\",\"instruction\":\"1\",\"output\":\"o\"}", GOOD);
    String b = file("sub/b.csv", "prompt,completion,id", "2,o,y");
    String c = file("sub/c.json", "[" + GOOD + ",", "3]");
    ReadOutcome outcome = ReadOutcome.of(List.of(a, b, c));
    assertThat(outcome.examples())
        .extracting(Example::provenance)
        .containsExactly(
            Provenance.read("a.jsonl", "x", 1),
            Provenance.read("a.jsonl", "", 2),
            Provenance.read("sub/b.csv", "y", 2),
            Provenance.read("sub/c.json", "", 1));
    assertThat(outcome.reasons()).containsExactly("sub/c.json:2 not_an_object");
    assertThat(outcome.tallies())
        .isEqualTo(Map.of("a.jsonl", 2L, "sub/b.csv", 1L, "sub/c.json", 2L));
  }

  @Test
  void givenMaps_eachFileIsReadByItsOwn() throws IOException {
    InputFile mapped =
        new InputFile(file("m.jsonl", "{\"q\":\"Q\",\"a\":{\"t\":\"A\"}}"), "m.jsonl", 1);
    InputFile plain = new InputFile(file("p.jsonl", GOOD), "p.jsonl", 0);
    ReadOutcome outcome =
        ReadOutcome.of(
            List.of(mapped, plain),
            List.of(
                RowShapes.recognised(),
                MappedShape.of("read[1].map", Map.of("instruction", "q", "output", "/a/t"))));
    assertThat(outcome.examples()).extracting(Example::instruction).containsExactly("Q", "i");
    assertThat(outcome.examples()).extracting(Example::output).containsExactly("A", "o");
  }

  @Test
  void givenRepeatedIdsAndRows_allStay() throws IOException {
    String row = "{\"id\":\"same\",\"instruction\":\"i\",\"output\":\"o\"}";
    ReadOutcome outcome = ReadOutcome.of(List.of(file("a.jsonl", row, row, row)));
    assertThat(outcome.examples()).hasSize(3);
    assertThat(outcome.examples()).extracting(e -> e.provenance().sourceId()).containsOnly("same");
  }

  @Test
  void givenLineOfManyMegabytes_becomesARow() throws IOException {
    String text = "x".repeat(50 << 20);
    ReadOutcome outcome =
        ReadOutcome.of(List.of(file("a.jsonl", GOOD, "{\"text\":\"" + text + "\"}", GOOD)));
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.examples()).hasSize(3);
    assertThat(outcome.examples().get(1).output()).hasSize(text.length());
  }

  @Test
  void givenEmptyFiles_readsNothing() throws IOException {
    ReadOutcome outcome = ReadOutcome.of(List.of(file("a.jsonl"), file("b.csv"), file("c.json")));
    assertThat(outcome.examples()).isEmpty();
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.counted()).isZero();
  }

  @Test
  void givenManyRows_losesAndDoublesNone() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 30_000; i++) {
      text.append("{\"text\":\"").append(i).append("\"}\n");
    }
    ReadOutcome outcome = ReadOutcome.of(List.of(file("a.jsonl", text.toString())));
    assertThat(outcome.tallies()).isEqualTo(Map.of("a.jsonl", 30_000L));
    for (int i = 0; i < 30_000; i++) {
      Example row = outcome.examples().get(i);
      assertThat(row.output()).isEqualTo(Long.toString(row.provenance().position()));
      assertThat(row.provenance().position()).isEqualTo(i + 1);
    }
  }
}
