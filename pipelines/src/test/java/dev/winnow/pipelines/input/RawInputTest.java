package dev.winnow.pipelines.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.templates.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawInputTest {
  /** Some rows, and then a disk that fails. */
  private static InputStream failing(String rows) {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }
        };
    byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
    return new SequenceInputStream(new ByteArrayInputStream(bytes), broken);
  }

  @Test
  void givenDiskThatFails_stopsTheRunAndIsNoFailureRow() {
    List<Failure> failures = new ArrayList<>();
    RowSource.Sink sink =
        new RowSource.Sink() {
          @Override
          public void row(long position, byte[] json) {}

          @Override
          public void failure(Failure failure) {
            failures.add(failure);
          }
        };
    assertThatThrownBy(() -> RowFiles.read(failing("{\"text\":\"a\"}\n{\"te"), "rows.jsonl", sink))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot read rows.jsonl: Input/output error");
    assertThat(failures).isEmpty();
  }
}
