package dev.winnow.pipelines.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a file is cut into blocks: its rows, positions and failures are the same. */
class LineRangesPropertyTest {
  private static final List<String> LINES =
      List.of(
          "{\"text\":\"%d\"}",
          "  {\"text\":\"%d\"} \t",
          "",
          " \t",
          "\r",
          "é😀%d",
          "\uFEFF%d",
          "\0\u000b%d",
          "x".repeat(Ranges.LONGEST - 2) + "%d",
          " ".repeat(Ranges.LONGEST + 1),
          "y".repeat(3 * Ranges.LONGEST));

  @TempDir Path temp;

  /** Lines of every kind; every fifth file is larger than a reader's buffer. */
  private static byte[] content(SplittableRandom random, int round) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(utf8(round % 2 == 0 ? "\uFEFF" : ""));
    for (int left = random.nextInt(40) + (round % 5 == 0 ? 3500 : 0); left > 0; left--) {
      String line = LINES.get(random.nextInt(LINES.size()));
      bytes.writeBytes(utf8(line.replace("%d", "" + random.nextInt(1000))));
      if (random.nextInt(9) == 0) {
        bytes.write(0x80 + random.nextInt(0x80));
      }
      bytes.writeBytes(utf8(random.nextInt(3) == 0 ? "\r\n" : "\n"));
    }
    bytes.writeBytes(utf8(random.nextBoolean() ? "" : "{\"text\":\"last\"}"));
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What is in a file, told by splitting the whole text at once. */
  private static List<String> expected(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1).replaceFirst("^\u00ef»¿", "");
    List<String> found = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String row = lines[i].replaceAll("^[ \t\r]+|[ \t\r]+\\z", "");
      if (lines[i].length() > Ranges.LONGEST) {
        byte[] start = lines[i].getBytes(StandardCharsets.ISO_8859_1);
        String raw = new String(Arrays.copyOf(start, Ranges.LONGEST), StandardCharsets.UTF_8);
        String detail = "longer than 512 MiB";
        found.add(new Failure("f.jsonl:" + (i + 1), "line_too_long", detail, raw).toString());
      } else if (!row.isEmpty()) {
        found.add((i + 1) + " " + row);
      }
    }
    return found;
  }

  @Test
  void givenAnyBlockSize_givesTheSameRowsPositionsAndFailures() throws IOException {
    SplittableRandom random = new SplittableRandom(1951);
    for (int round = 0; round < 30; round++) {
      byte[] content = content(random, round);
      InputFile file =
          new InputFile(Files.write(temp.resolve("f.jsonl"), content).toString(), "f.jsonl", 0);
      List<String> expected = expected(content);
      int most = 1 + random.nextInt(300);
      assertThat(Ranges.read(Ranges.of(file, (bytes, rows) -> false))).isEqualTo(expected);
      assertThat(Ranges.read(Ranges.of(file, (bytes, rows) -> bytes >= most))).isEqualTo(expected);
      assertThat(Ranges.read(Ranges.of(file, (bytes, rows) -> rows >= 1))).isEqualTo(expected);
      assertThat(Ranges.read(Ranges.of(file, RowBlock::isFull))).isEqualTo(expected);
    }
  }
}
