package dev.winnow.pipelines.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {
  @TempDir Path staging;

  @Test
  void givenNoNotes_readsNone() throws IOException {
    assertThat(Notes.read(staging.toString())).isEmpty();
  }

  @Test
  void givenNotes_readsThemByNameAndTheSameOnlyOnce() throws IOException {
    Notes.write(staging, "spool-3", "third");
    Notes.write(staging, "spool-1", "first");
    Notes.write(staging, "spool-3", "third again");
    assertThat(Notes.read(staging.toString())).containsExactly("first", "third again");
  }
}
