package dev.winnow.pipelines.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.winnow.pipelines.fixture.Pipelines;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.shape.MappedShape;
import dev.winnow.templates.shape.RowShape;
import dev.winnow.templates.shape.RowShapes;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
  @TempDir Path folder;

  @BeforeEach
  void knowFileSystems() {
    Pipelines.direct();
  }

  @Test
  void givenPackedRowsAndADefect_givesRowsInOrderAndTheFailure() throws Exception {
    Path file = folder.resolve("rows.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(
          "{\"instruction\":\"a\",\"output\":\"1\"}\nnot json\n{\"prompt\":\"b\",\"completion\":\"2\"}\n"
              .getBytes(StandardCharsets.UTF_8));
    }

    Dataset dataset = Dataset.read(file.toString(), RowShapes.recognised());

    assertThat(dataset.rows()).extracting(Example::instruction).containsExactly("a", "b");
    assertThat(dataset.failures())
        .extracting(Failure::source, Failure::reason)
        .containsExactly(tuple("rows.jsonl.gz:2", "bad_json"));
  }

  @Test
  void givenMap_readsByIt() throws Exception {
    Path file = folder.resolve("rows.csv");
    Files.writeString(file, "key,question\n7,why\n");

    Dataset dataset =
        Dataset.read(
            file.toString(),
            MappedShape.ofQueries("map", Map.of("instruction", "question", "id", "key")));

    assertThat(dataset.rows().get(0).instruction()).isEqualTo("why");
    assertThat(dataset.rows().get(0).provenance().sourceId()).isEqualTo("7");
  }

  @Test
  void givenNoFile_saysSo() {
    assertThatThrownBy(
            () -> Dataset.read(folder.resolve("no.jsonl").toString(), RowShapes.recognised()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no.jsonl");
  }

  @Test
  void first_isTheFirstRowThatIsMeant() throws Exception {
    Path file = folder.resolve("rows.csv");
    Files.writeString(file, "key,question\n7,why\n8,\n9,how\n9,who\n");
    RowShape shape = MappedShape.ofQueries("map", Map.of("instruction", "question", "id", "key"));

    assertThat(
            Dataset.first(
                file.toString(), shape, row -> row.provenance().sourceId().compareTo("8") >= 0))
        .hasValueSatisfying(row -> assertThat(row.instruction()).isEqualTo("how"));
    assertThat(Dataset.first(file.toString(), shape, row -> false)).isEmpty();
  }
}
