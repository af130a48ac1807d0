package dev.winnow.pipelines.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.pipelines.fixture.RandomRows;
import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.Lineage;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class CodersTest {
  private static <T> T there(Coder<T> coder, T value) throws IOException {
    return CoderUtils.decodeFromByteArray(coder, CoderUtils.encodeToByteArray(coder, value));
  }

  @Test
  void givenRandomRows_comeBackEqual() throws IOException {
    RandomRows rows = new RandomRows(7);
    for (int i = 0; i < 500; i++) {
      Example row = rows.row();
      assertThat(there(ExampleCoder.of(), row)).isEqualTo(row);
    }
  }

  @Test
  void givenRowWithNothing_comesBackEqual() throws IOException {
    Example empty = Example.of("", "", "", Provenance.read("", "", 0));
    assertThat(there(ExampleCoder.of(), empty)).isEqualTo(empty);
  }

  @Test
  void givenTextOfManyMegabytes_comesBackEqual() throws IOException {
    Example big =
        Example.of("", "", "😀".repeat(3 << 20), Provenance.read("f", "", Long.MAX_VALUE));
    assertThat(there(ExampleCoder.of(), big)).isEqualTo(big);
  }

  @Test
  void eachFieldKeepsItsPlace() throws IOException {
    Provenance from =
        new Provenance(
            "source",
            "id",
            5,
            "method",
            List.of("s1", "s2"),
            "teacher",
            "v",
            "request",
            "stop",
            "operation",
            "category",
            new Lineage("root", "parent", 2),
            "cluster");
    Example row =
        new Example(
            "system",
            List.of(new Turn(Role.USER, "u"), new Turn(Role.ASSISTANT, "a")),
            "instruction",
            "input",
            "output",
            from,
            new TreeMap<>(Map.of("quality", 0.5)));
    assertThat(there(ExampleCoder.of(), row)).isEqualTo(row);
  }

  @Test
  void givenSeveralRowsInOneStream_readsEachToItsEnd() throws IOException {
    RandomRows rows = new RandomRows(8);
    List<Example> all = List.of(rows.row(), rows.row(), rows.row());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Example row : all) {
      ExampleCoder.of().encode(row, out);
    }
    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
    for (Example row : all) {
      assertThat(ExampleCoder.of().decode(in)).isEqualTo(row);
    }
    assertThat(in.available()).isZero();
  }

  @Test
  void givenHalfARow_throwsIOException() throws IOException {
    Example row = Example.of("instruction", "", "output", Provenance.read("f", "", 1));
    byte[] whole = CoderUtils.encodeToByteArray(ExampleCoder.of(), row);
    for (int length = 0; length < whole.length; length++) {
      ByteArrayInputStream half = new ByteArrayInputStream(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ExampleCoder.of().decode(half)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void givenRandomOutputLines_comeBackEqual() throws IOException {
    SplittableRandom random = new SplittableRandom(9);
    RandomRows rows = new RandomRows(9);
    for (int i = 0; i < 300; i++) {
      OutputKind kind = OutputKind.values()[random.nextInt(OutputKind.values().length)];
      byte[] json = rows.text().getBytes(StandardCharsets.UTF_8);
      OutputLine line = new OutputLine(kind, rows.text(), random.nextLong(), json);
      OutputLine back = there(OutputLineCoder.of(), line);
      assertThat(back).isEqualTo(line);
      assertThat(back.json()).isEqualTo(line.json());
      assertThat(back.order()).isEqualTo(line.order());
    }
  }

  @Test
  void coders_travel() {
    assertThat(SerializableUtils.ensureSerializable(ExampleCoder.of())).isNotNull();
    assertThat(SerializableUtils.ensureSerializable(OutputLineCoder.of())).isNotNull();
  }

  @Test
  void givenPartsBeyondPlainTexts_comeBackInTheirPlaces() throws IOException {
    ToolCall call = new ToolCall("i", "f", "{\"a\":1}");
    Turn calling = new Turn(Role.ASSISTANT, "c", "r", List.of(call), "", "");
    Turn result = Turn.result("i", "f", "t");
    Example plain = Example.of("q", "", "o", Provenance.read("f", "", 1));
    Example row =
        plain
            .withPrompt("s", List.of(calling, result, new Turn(Role.of("critic"), "k")), "q", "n")
            .with("think", "worse", new ToolUse("[]", List.of(calling, result), List.of(call)));
    assertThat(there(ExampleCoder.of(), row)).isEqualTo(row);
    byte[] whole = CoderUtils.encodeToByteArray(ExampleCoder.of(), row);
    for (int length = 0; length < whole.length; length++) {
      ByteArrayInputStream half = new ByteArrayInputStream(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ExampleCoder.of().decode(half)).isInstanceOf(IOException.class);
    }
  }
}
