package dev.winnow.pipelines.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.fixture.Collected;
import dev.winnow.pipelines.fixture.Pipelines;
import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.output.WrittenFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteShardsTest {
  private static final long ENOUGH = 1 << 20;

  @TempDir Path temp;

  /** Writes bundles of lines; no line of a bundle is in another, whatever the runner does. */
  private List<WrittenFile> write(List<List<OutputLine>> bundles, int shardRows, long runBytes) {
    Pipeline pipeline = Pipelines.direct();
    PCollection<OutputLine> lines =
        pipeline
            .apply(Create.of(bundles).withCoder(ListCoder.of(OutputLineCoder.of())))
            .apply(Reshuffle.viaRandomKey())
            .apply(ParDo.of(new Each()))
            .setCoder(OutputLineCoder.of());
    Outcome outcome = Outcome.of(PCollectionList.of(lines), PCollectionList.empty(pipeline));
    Collected<WrittenFile> files =
        Collected.of(
            Pipeline.applyTransform(
                outcome, new WriteShards(temp.toString(), "train", shardRows, runBytes)));
    pipeline.run().waitUntilFinish();
    return files.list();
  }

  private static final class Each extends DoFn<List<OutputLine>, OutputLine> {
    @ProcessElement
    public void each(@Element List<OutputLine> lines, OutputReceiver<OutputLine> out) {
      lines.forEach(out::output);
    }
  }

  /** The shards as they are on disk, by path; runs are none. */
  private Map<String, byte[]> shards() throws IOException {
    Map<String, byte[]> shards = new TreeMap<>();
    try (Stream<Path> files = Files.walk(temp)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = temp.relativize(file).toString();
        if (!path.startsWith("runs/")) {
          shards.put(path, Files.readAllBytes(file));
        }
      }
    }
    return shards;
  }

  /** Lines of all kinds, some of them repeated, many at one place. */
  private static List<OutputLine> lines(SplittableRandom random, int count) {
    List<OutputLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i > 0 && random.nextInt(5) == 0) {
        lines.add(lines.get(random.nextInt(i)));
        continue;
      }
      OutputKind kind = OutputKind.values()[random.nextInt(8) == 0 ? 1 + random.nextInt(2) : 0];
      long order = random.nextInt(6) == 0 ? random.nextLong(4) - 2 : random.nextLong();
      String label = kind == OutputKind.DATA ? "" : "filter.reason" + random.nextInt(3);
      String json = "{\"" + label + "é\":\"" + "x".repeat(random.nextInt(40)) + i + "\"}";
      lines.add(new OutputLine(kind, label, order, json.getBytes(StandardCharsets.UTF_8)));
    }
    return lines;
  }

  private static List<List<OutputLine>> bundles(SplittableRandom random, List<OutputLine> lines) {
    List<OutputLine> shuffled = new ArrayList<>(lines);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    List<List<OutputLine>> bundles = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(1 + shuffled.size() / 3));
      bundles.add(shuffled.subList(from, to));
      from = to;
    }
    return bundles;
  }

  /** Each kind's shards one after the other: all its lines, sorted with nothing but the JDK. */
  private static Map<OutputKind, byte[]> sorted(List<OutputLine> lines) {
    Map<OutputKind, byte[]> contents = new TreeMap<>();
    for (OutputKind kind : OutputKind.values()) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      lines.stream()
          .filter(line -> line.kind() == kind)
          .sorted(
              Comparator.comparing(
                      (OutputLine line) -> Long.toUnsignedString(line.order(), 10).length())
                  .thenComparing(line -> Long.toUnsignedString(line.order(), 10))
                  .thenComparing(OutputLine::json, Arrays::compareUnsigned))
          .forEach(
              line -> {
                content.writeBytes(line.json());
                content.write('\n');
              });
      contents.put(kind, content.toByteArray());
    }
    return contents;
  }

  private static byte[] joined(Map<String, byte[]> shards, String prefix) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    shards.forEach(
        (path, bytes) -> {
          if (path.startsWith(prefix)) {
            content.writeBytes(bytes);
          }
        });
    return content.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1",
    "2, 60, 7, 300",
    "3, 400, 50, 1",
    "4, 400, 50, 900",
    "5, 400, 50, 8000",
    "6, 400, 1, 100000",
    "7, 1500, 100, 20000",
    "8, 1500, 10000, 5000",
    "9, 90, 3, 1048576"
  })
  void givenAnyBundlesAndRuns_writesTheSameShardsAsASortInMemory(
      int seed, int count, int shardRows, long runBytes) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    List<OutputLine> lines = lines(random, count);
    List<WrittenFile> files = write(bundles(random, lines), shardRows, runBytes);
    Map<String, byte[]> shards = shards();
    Map<OutputKind, byte[]> expected = sorted(lines);
    assertThat(joined(shards, "data/train-")).isEqualTo(expected.get(OutputKind.DATA));
    assertThat(joined(shards, "rejects/dropped-")).isEqualTo(expected.get(OutputKind.DROPPED));
    assertThat(joined(shards, "rejects/failed-")).isEqualTo(expected.get(OutputKind.FAILED));
    assertTold(files, shards, lines);
    shards.keySet().forEach(path -> deleteBelow(temp, path));
    write(List.of(lines), shardRows, 64 * ENOUGH);
    assertThat(shards()).containsExactlyEntriesOf(shards);
  }

  private static void deleteBelow(Path folder, String path) {
    try {
      Files.delete(folder.resolve(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What is told of the files is what they hold. */
  private static void assertTold(
      List<WrittenFile> files, Map<String, byte[]> shards, List<OutputLine> lines)
      throws NoSuchAlgorithmException {
    assertThat(files)
        .extracting(WrittenFile::path)
        .containsExactlyInAnyOrderElementsOf(shards.keySet());
    Map<String, Long> labels = new TreeMap<>();
    for (WrittenFile file : files) {
      byte[] content = shards.get(file.path());
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
      assertThat(file.bytes()).isEqualTo(content.length);
      assertThat(file.rows())
          .isEqualTo(new String(content, StandardCharsets.UTF_8).lines().count());
      file.labels().forEach((label, rows) -> labels.merge(file.kind() + label, rows, Long::sum));
    }
    assertThat(labels)
        .isEqualTo(
            lines.stream()
                .collect(
                    Collectors.groupingBy(
                        line -> line.kind() + line.label(), TreeMap::new, Collectors.counting())));
  }

  private static OutputLine line(OutputKind kind, long order, String json) {
    return new OutputLine(kind, "", order, json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void givenALineManyTimes_keepsAllInOneShard() throws IOException {
    List<OutputLine> same = Collections.nCopies(1000, line(OutputKind.DATA, -5, "{}"));
    write(List.of(same.subList(0, 1), same.subList(1, 600), same.subList(600, 1000)), 10, 2000);
    assertThat(shards()).containsOnlyKeys("data/train-00000-of-00001.jsonl");
    assertThat(joined(shards(), "data/"))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{}\n".repeat(1000));
  }

  @Test
  void givenNoDataButFailures_writesOnlyThose() throws IOException {
    write(
        List.of(List.of(line(OutputKind.FAILED, 1, "b"), line(OutputKind.FAILED, 0, "a"))), 10, 1);
    assertThat(shards()).containsOnlyKeys("rejects/failed-00000-of-00001.jsonl");
    assertThat(joined(shards(), "rejects/")).asString(StandardCharsets.UTF_8).isEqualTo("a\nb\n");
  }

  @Test
  void givenNoLine_writesNothing() throws IOException {
    assertThat(write(List.of(List.of()), 10, ENOUGH)).isEmpty();
    assertThat(shards()).isEmpty();
  }

  @Test
  void givenHugeLine_writesItWhole() throws IOException {
    String huge = "漢".repeat(4 << 20);
    List<OutputLine> lines =
        List.of(
            line(OutputKind.DATA, 3, "c"),
            line(OutputKind.DATA, 2, huge),
            line(OutputKind.DATA, 1, "a"));
    write(List.of(lines), 10, ENOUGH);
    assertThat(joined(shards(), "data/"))
        .isEqualTo(("a\n" + huge + "\nc\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void givenAFileInTheWay_namesIt() throws IOException {
    Files.writeString(temp.resolve("data"), "");
    assertThatThrownBy(() -> write(List.of(List.of(line(OutputKind.DATA, 1, "a"))), 10, ENOUGH))
        .hasStackTraceContaining(temp + "/data");
  }
}
