package dev.winnow.pipelines.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineRangesTest {
  @TempDir Path temp;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private InputFile file(String name, byte[] content) throws IOException {
    return new InputFile(Files.write(temp.resolve(name), content).toString(), name, 0);
  }

  @Test
  void givenBlocks_eachStartsBehindTheLast() throws IOException {
    InputFile file = file("f.jsonl", utf8("\uFEFF1\n\r\n22\n\n\n333"));
    assertThat(Ranges.of(file, (bytes, rows) -> bytes >= 4))
        .extracting(LineRange::offset, LineRange::length, LineRange::first, LineRange::count)
        .containsExactly(tuple(3L, 4L, 1L, 1), tuple(7L, 4L, 3L, 1), tuple(11L, 4L, 5L, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "1\n", "1\n2", "1\n2222\n3\n", "1\n22\n4\n", "1\n2\n\n\n"})
  void givenFileThatChanged_failsLoudly(String now) throws IOException {
    InputFile file = file("f.jsonl", utf8("1\n22\n3\n"));
    List<LineRange> ranges = Ranges.of(file, RowBlock::isFull);
    Files.writeString(temp.resolve("f.jsonl"), now);
    assertThatThrownBy(() -> Ranges.read(ranges))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot read f.jsonl: it changed during the run");
  }

  @Test
  void givenFileThatGrew_readsWhatWasFound() throws IOException {
    InputFile file = file("f.jsonl", utf8("1\n22"));
    List<LineRange> ranges = Ranges.of(file, RowBlock::isFull);
    Files.writeString(temp.resolve("f.jsonl"), "2\n3\n", StandardOpenOption.APPEND);
    assertThat(Ranges.read(ranges)).containsExactly("1 1", "2 22");
  }

  @Test
  void givenFileThatIsGone_failsLoudly() throws IOException {
    InputFile file = file("f.jsonl", utf8("1\n"));
    List<LineRange> ranges = Ranges.of(file, RowBlock::isFull);
    Files.delete(temp.resolve("f.jsonl"));
    assertThatThrownBy(() -> Ranges.read(ranges)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "f.jsonl,'{}',0",
    "f.NDJSON,'[1]',0",
    "f,' {}',0",
    "f.jsonl,'',0",
    "f,'\uFEFF{}',3",
    "f.jsonl.gz,'{}',0",
    "f,'[1]',-1",
    "f.json,'\uFEFF [1]',-1",
    "f.csv,'a',-1",
    "f.tsv,'a',-1"
  })
  void givenAnyName_onlyLinesOfJsonStayInTheFile(String name, String text, long start)
      throws IOException {
    assertThat(RowFiles.plainLines(file(name, utf8(text))))
        .isEqualTo(start < 0 ? OptionalLong.empty() : OptionalLong.of(start));
  }

  @Test
  void givenPackedLines_areCarried() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(utf8("1\n"));
    }
    assertThat(RowFiles.plainLines(file("f.jsonl", packed.toByteArray()))).isEmpty();
  }
}
