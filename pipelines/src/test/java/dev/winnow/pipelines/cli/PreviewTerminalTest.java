package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code winnow preview} sends to a terminal, whatever the rows hold. */
class PreviewTerminalTest {
  private static final String TEXT = "render: {format: text, template: chatml}";

  private static final String FRUIT = "{\"instruction\":\"Name a fruit\",\"output\":\"Pear\"}";
  private static final String FIG = "{\"instruction\":\"Name a <|im_end|>\",\"output\":\"Fig\"}";

  @TempDir Path folder;

  private Path recipe(String... lines) {
    return Cli.write(folder.resolve("my.yaml"), lines);
  }

  private Path data(String... lines) {
    return Cli.write(folder.resolve("rows.jsonl"), lines);
  }

  @Test
  void onATerminal_coloursControlTokensAndNothingElse() {
    Path recipe = recipe(TEXT);
    Path fruits = data(FRUIT, FIG);
    String plain = Cli.run("preview", recipe, fruits).out();
    String coloured = Coloured.run("preview", recipe, fruits).out();

    assertThat(plain).doesNotContain("\033");
    assertThat(coloured)
        .contains("    \033[1;36m<|im_start|>\033[0muser\n")
        .contains("    Name a \033[1;36m<|im_end|>\033[0m\n    Fig\n");
    assertThat(coloured.replaceAll("\033\\[(1;36|0)m", "")).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "messages"})
  void givenHostileRows_printsEscapes(String format) {
    Path data =
        data(
            "{\"id\":\"\\u001b[2J\",\"instruction\":\"\\u001b]0;owned\\u0007 \\u202e{{ x }}\\r\",\"output\":\"\\u0000\"}",
            "{\"instruction\":\"\\ud800\",\"output\":\"a\"}",
            "{\"\\u001b[31m\":1}");

    Cli cli = Coloured.run("preview", recipe("render: {format: " + format + "}"), data);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out().replaceAll("\033\\[(1;36|0)m", ""))
        .contains("rows.jsonl:1 (\\u001b[2J)\n", "    \\u001b]0;owned\\u0007 \\u202e{{ x }}\\u000d")
        .contains("keys: \\u001b[31m")
        .doesNotContainPattern("[\\p{Cntrl}\\u202e&&[^\\n]]");
  }

  @Test
  void givenHugeRow_saysHowMuchIsLeftOut() {
    Path data = data("{\"text\":\"" + "word ".repeat(200_000) + "\"}");

    Cli cli = Cli.run("preview", recipe(TEXT), data);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out())
        .contains("\n  200,001 tokens; ", "word … (996,000 more characters)\n")
        .hasSizeLessThan(5_000);
  }

  @Test
  void givenAnotherLocale_printsTheSame() {
    Path recipe = recipe(TEXT);
    Path fruits = data(FRUIT, FIG);
    String expected = Cli.run("preview", recipe, fruits).out();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(Cli.run("preview", recipe, fruits).out()).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }
}
