package dev.winnow.pipelines.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
  private static final int ROWS = 400;

  @TempDir Path temp;

  private static String lines(int from, int to) {
    SplittableRandom random = new SplittableRandom(from);
    return LongStream.range(from, to)
        .mapToObj(
            i -> "{\"id\":" + i + ",\"text\":\"" + Long.toHexString(random.nextLong()) + "\"}\n")
        .collect(Collectors.joining());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes(text));
    }
    return out.toByteArray();
  }

  private static byte[] zstd(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
      zstd.write(bytes(text));
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] packed(String how, String text) throws IOException {
    return switch (how) {
      case "gzip" -> gzip(text);
      case "zstd" -> zstd(text);
      default -> bytes(text);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "gzip,f.jsonl.gz",
    "gzip,f.jsonl",
    "gzip,f.jsonl.zst",
    "gzip,f",
    "gzip,f.json",
    "zstd,f.jsonl.zst",
    "zstd,f.jsonl",
    "zstd,f.jsonl.gz",
    "zstd,f",
    "plain,f.jsonl.gz",
    "plain,f.jsonl.zst",
    "plain,f"
  })
  void givenAnyName_theFirstBytesSayHowItIsPacked(String how, String name) throws IOException {
    Read read = Read.bytes(temp, name, packed(how, lines(0, ROWS)));
    assertThat(read.rows).hasSize(ROWS).first().asString().startsWith("1: {\"id\":0,");
    assertThat(read.failures).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"f.csv.gz", "f.csv", "f.CSV.GZ", "f.csv.zst"})
  void givenPackedCsv_isReadAsCsv(String name) throws IOException {
    assertThat(Read.bytes(temp, name, gzip("\uFEFFa\n1\n")).rows)
        .containsExactly("2: {\"a\":\"1\"}");
  }

  @Test
  void givenPackedArray_isReadAsArray() throws IOException {
    assertThat(Read.bytes(temp, "f.json.gz", gzip(" [{\"a\":1}]")).rows)
        .containsExactly("1: {\"a\":1}");
  }

  @Test
  void givenSeveralMembers_readsAll() throws IOException {
    byte[] gzip =
        joined(gzip(lines(0, 3)), gzip(""), gzip("{\"half\":"), gzip("1}\n" + lines(4, 9)));
    assertThat(Read.bytes(temp, "f.jsonl.gz", gzip).rows).hasSize(9).contains("4: {\"half\":1}");
    byte[] skippable = {0x50, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 7};
    byte[] zstd = joined(skippable, zstd(lines(0, 3)), zstd(lines(3, 9)));
    assertThat(Read.bytes(temp, "f.jsonl.zst", zstd).rows).hasSize(9);
  }

  @Test
  void givenNothingInside_hasNoRows() throws IOException {
    for (byte[] nothing : new byte[][] {{}, gzip(""), zstd("")}) {
      Read read = Read.bytes(temp, "f.jsonl.gz", nothing);
      assertThat(read.rows).isEmpty();
      assertThat(read.failures).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"gzip,f.jsonl.gz", "gzip,f", "zstd,f.jsonl.zst", "zstd,f"})
  void givenTruncated_keepsEveryWholeRowAndSaysSo(String how, String name) throws IOException {
    byte[] whole = how.equals("gzip") ? gzip(lines(0, ROWS)) : zstd(lines(0, 20_000));
    Read all = Read.bytes(temp, name, whole);
    int atLeast = how.equals("gzip") ? ROWS / 3 : 1000;
    Read read = Read.bytes(temp, name, Arrays.copyOf(whole, whole.length / 2));
    assertThat(read.rows.size()).isGreaterThan(atLeast);
    assertThat(read.rows).isEqualTo(all.rows.subList(0, read.rows.size()));
    assertThat(read.reasons())
        .containsExactly(
            name + ":" + (read.rows.size() + 1) + " truncated_row", name + " truncated_file");
    assertThat(read.failures.get(0).raw()).startsWith("{");
    assertThat(read.failures.get(1).detail()).isEqualTo("the file breaks off; its rest is missing");
  }

  @Test
  void givenGzipCutAnywhere_neverThrowsAndNeverHidesIt() throws IOException {
    byte[] whole = joined(gzip(lines(0, 20)), gzip(lines(20, 25)));
    int first = gzip(lines(0, 20)).length;
    for (int length = 1; length < whole.length; length++) {
      Read read = Read.bytes(temp, "f.jsonl.gz", Arrays.copyOf(whole, length));
      if (length == 1) {
        assertThat(read.rows).hasSize(1); // not known as gzip: a row for the parser to refuse
      } else if (length == first) {
        assertThat(read.rows).hasSize(20);
      } else {
        assertThat(read.reasons()).last().asString().startsWith("f.jsonl.gz ");
      }
    }
  }

  @Test
  void givenTruncatedCsv_saysWhichRowIsCut() throws IOException {
    StringBuilder table = new StringBuilder("id,text\n");
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < ROWS; i++) {
      table.append(i).append(",\"").append(Long.toHexString(random.nextLong())).append("\"\n");
    }
    byte[] whole = gzip(table.toString());
    Read read = Read.bytes(temp, "f.csv.gz", Arrays.copyOf(whole, whole.length / 2));
    assertThat(read.rows.size()).isGreaterThan(ROWS / 3);
    assertThat(read.reasons())
        .containsExactly(
            "f.csv.gz:" + (read.rows.size() + 2) + " truncated_row", "f.csv.gz truncated_file");
  }

  @Test
  void givenTruncatedArray_keepsTheRowsBefore() throws IOException {
    byte[] whole = gzip("[" + lines(0, ROWS).strip().replace("\n", ",\n") + "]");
    Read read = Read.bytes(temp, "f.json.gz", Arrays.copyOf(whole, whole.length / 2));
    assertThat(read.rows.size()).isGreaterThan(ROWS / 3);
    assertThat(read.reasons()).containsExactly("f.json.gz truncated_file");
  }

  @Test
  void givenWrongChecksum_saysSo() throws IOException {
    byte[] gzip = gzip(lines(0, 3));
    gzip[gzip.length - 6] ^= 1;
    Read read = Read.bytes(temp, "f.jsonl.gz", gzip);
    assertThat(read.rows).hasSize(3);
    assertThat(read.reasons()).containsExactly("f.jsonl.gz unreadable_file");
    assertThat(read.failures.get(0).detail()).contains("corrupt");
  }

  @Test
  void givenGarbageBehindTheLastMember_saysSo() throws IOException {
    Read read = Read.bytes(temp, "f.jsonl.gz", joined(gzip(lines(0, 3)), bytes("garbage")));
    assertThat(read.rows).hasSize(3);
    assertThat(read.reasons()).containsExactly("f.jsonl.gz unreadable_file");
  }

  @Test
  void givenAnyByteFlipped_neverThrows() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    byte[][] files = {gzip(lines(0, 30)), zstd(lines(0, 30)), Zstd.compress(bytes(lines(0, 30)))};
    for (byte[] file : files) {
      for (int i = 0; i < file.length; i++) {
        byte[] flipped = file.clone();
        flipped[i] ^= (byte) (1 << random.nextInt(8));
        Read read = Read.bytes(temp, "f.jsonl", flipped);
        assertThat(read.rows.size() + read.failures.size()).isPositive();
      }
    }
  }
}
