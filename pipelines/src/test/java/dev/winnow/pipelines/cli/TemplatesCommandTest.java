package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.chat.ChatTemplates;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesCommandTest {
  static List<String> names() {
    return ChatTemplates.NAMES;
  }

  private static String show(Object... args) {
    Cli shown = Cli.run(args);
    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.err()).isEmpty();
    return shown.out();
  }

  @Test
  void listsEveryTemplateInOrderWithAnExampleOnOneLine() {
    String all = show("templates");

    assertThat(all.lines().filter(line -> !line.isEmpty() && !line.startsWith(" ")))
        .containsExactlyElementsOf(names());
    ChatTemplates.ALL.forEach(
        part ->
            assertThat(all)
                .containsPattern(
                    "(?m)^\\Q"
                        + part.name()
                        + "\\E\n  \\Q"
                        + part.doc()
                        + "\\E\n  .*Two and two.*Four"));
    assertThat(all)
        .contains(
            "  <|im_start|>user↵Two and two?<|im_end|>↵<|im_start|>assistant↵Four.<|im_end|>↵\n");
  }

  @ParameterizedTest
  @MethodSource("names")
  void givenName_showsControlTokensAndAConversation(String name) {
    String shown = show("templates", name);

    assertThat(shown).startsWith(name + "\n  ");
    ChatTemplates.named(name)
        .controlTokens()
        .forEach(token -> assertThat(shown).contains("    " + token.strip()));
    assertThat(shown)
        .contains(name.equals("gemma") ? "Two turns; no system message" : "Answer in one word.")
        .containsSubsequence("Two and two?", "Four.", "And two more?", "Six.")
        .endsWith("\nIn a recipe\n    render: {format: text, template: " + name + "}\n");
  }

  @Test
  void givenChatMl_showsItWhole() {
    assertThat(show("templates", "chatml"))
        .isEqualTo(
            """
            chatml
              Messages between im_start and im_end.

            Control tokens
                <|im_start|>
                <|im_end|>
                <|endoftext|>

            A system message and two turns
                <|im_start|>system
                Answer in one word.<|im_end|>
                <|im_start|>user
                Two and two?<|im_end|>
                <|im_start|>assistant
                Four.<|im_end|>
                <|im_start|>user
                And two more?<|im_end|>
                <|im_start|>assistant
                Six.<|im_end|>

            In a recipe
                render: {format: text, template: chatml}
            """);
  }

  @Test
  void onATerminal_coloursControlTokensAndNothingElse() {
    String plain = show("templates");
    Cli coloured = Coloured.run("templates");

    assertThat(plain).doesNotContain("\033");
    assertThat(coloured.out()).contains("  \033[1;36m<|im_start|>\033[0muser↵Two and two?");
    assertThat(coloured.out().replaceAll("\033\\[(1;36|0)m", "")).isEqualTo(plain);
  }

  @Test
  void givenUnknownName_tellsTheKnown() {
    Cli cli = Cli.run("templates", "chatmml");

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err())
        .isEqualTo(
            "NAME: expected one of %s, got \"chatmml\"\nSee winnow templates --help.\n"
                .formatted(String.join(", ", names())));
  }
}
