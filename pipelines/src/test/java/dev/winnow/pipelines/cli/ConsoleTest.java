package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipelines.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void reset() {
    Progress.reset();
  }

  private Console console(Console.Mode mode, boolean terminal) {
    return new Console(new PrintStream(said, true, StandardCharsets.UTF_8), mode, terminal);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void givenNoNews_linesAreLeftOutAMinuteLong() {
    Console console = console(Console.Mode.PLAIN, false);
    Progress.read(1000);
    for (int i = 0; i < 6; i++) {
      console.show();
    }
    assertThat(said()).matches("\\d+:\\d\\d  read 1,000\n");

    console.show();
    Progress.read(1);
    console.show();
    assertThat(said().lines()).hasSize(3).last().asString().endsWith("read 1,001");
  }

  @Test
  void givenTerminal_oneLineIsWrittenOverAndGoneBeforeTheNextMessage() {
    Console console = console(Console.Mode.PLAIN, true);
    console.show();
    console.show();
    console.info("done");

    String clear = "\r\033[K";
    assertThat(said()).matches("(\r\033\\[K\\d+:\\d\\d  starting){2}\r\033\\[Kdone\n");
    assertThat(said()).endsWith(clear + "done\n");
  }

  @Test
  void givenJson_progressHasCounts() {
    Console console = console(Console.Mode.JSON, true);
    Progress.toAsk(8);
    console.show();

    assertThat(said())
        .startsWith("{\"event\":\"progress\",\"message\":\"")
        .contains("asked 0 of 8\",\"read\":0,\"asked\":0,\"to_ask\":8,");
  }

  @Test
  void givenQuiet_onlyErrorsAreSaid() {
    Console console = console(Console.Mode.QUIET, true);
    console.info("plan");
    console.warn("look");
    console.error("wrong");

    assertThat(said()).isEqualTo("wrong\n");
  }
}
