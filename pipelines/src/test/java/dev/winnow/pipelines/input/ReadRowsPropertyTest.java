package dev.winnow.pipelines.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the files hold: what is counted is what came out, and reading again gives the same. */
class ReadRowsPropertyTest {
  private static final List<String> LINES =
      List.of(
          "{\"instruction\":\"i%d\",\"output\":\"o\"}",
          "{\"text\":\"t%d\"}",
          "{\"prompt\":\"p%d\",\"completion\":\"c\"}",
          "",
          "  \t",
          "{\"instruction\":\"i%d\"",
          "[%d]",
          "{}",
          "null",
          "{\"text\":\"\\ud8%d\"}",
          "\"%d",
          "a,b,%d",
          "%d,\"x\"\"y\",",
          "]",
          "[{\"text\":\"%d\"},",
          "\0%d");
  private static final List<String> NAMES =
      List.of("a.jsonl", "b.csv", "c.json", "d.tsv", "e.jsonl.gz", "f.csv.gz", "g", "h.json.gz");

  @TempDir Path temp;

  private static byte[] content(SplittableRandom random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int left = random.nextInt(60); left > 0; left--) {
      String line = LINES.get(random.nextInt(LINES.size())).replace("%d", "" + random.nextInt(100));
      bytes.writeBytes(line.getBytes(StandardCharsets.UTF_8));
      if (random.nextInt(15) == 0) {
        bytes.write(random.nextInt(256));
      }
      bytes.writeBytes((random.nextInt(4) == 0 ? "\r\n" : "\n").getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] packed(byte[] content, SplittableRandom random) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    int length = random.nextBoolean() ? bytes.size() : random.nextInt(bytes.size());
    return Arrays.copyOf(bytes.toByteArray(), length);
  }

  private List<String> files(SplittableRandom random) throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : NAMES) {
      byte[] content = content(random);
      byte[] bytes = name.endsWith(".gz") ? packed(content, random) : content;
      files.add(Files.write(temp.resolve(name), bytes).toString());
    }
    return files;
  }

  @Test
  void givenAnyFiles_countsWhatComesOut() throws IOException {
    SplittableRandom random = new SplittableRandom(2024);
    for (int round = 0; round < 8; round++) {
      List<String> files = files(random);
      ReadOutcome outcome = ReadOutcome.of(files);
      assertThat(outcome.examples().size() + outcome.failures().size())
          .isEqualTo((int) outcome.counted())
          .isPositive();
      assertThat(ReadOutcome.of(files)).isEqualTo(outcome);
    }
  }

  @Test
  void givenAnyLines_countsEachThatIsNotBlank() throws IOException {
    SplittableRandom random = new SplittableRandom(77);
    for (int round = 0; round < 4; round++) {
      byte[] content = content(random);
      Path file = Files.write(temp.resolve("a.jsonl"), content);
      long lines =
          Arrays.stream(new String(content, StandardCharsets.ISO_8859_1).split("\n"))
              .filter(line -> !line.replaceAll("[ \t\r]", "").isEmpty())
              .count();
      assertThat(ReadOutcome.of(List.of(file.toString())).counted()).isEqualTo(lines);
    }
  }
}
