package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeFencesTest {
  private final CodeFences rule = rule(CodeFences.PART, Map.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no code",
        "```\ncode\n```",
        "Do:\n```python\nprint(1)\n```\nand\n```\r\nx\r\n``` \r\nDone.",
        "1. Do:\n   ```sh\n   ls\n   ```",
        "- ```js\n  a\n  ```",
        "> ```\n> quoted\n> ```",
        "````markdown\n```python\nx\n```\n````",
        "````\n```\n````",
        "```\n``\n```````",
        "Write ```x``` in a line",
        "```inline``` begins a line",
        "A line of ``` is a fence",
        "```\nprint('```')\n```"
      })
  void givenClosedBlocksOrNone_stays(String output) {
    assertThat(rule.judge(row("```", "```", output))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenBlockThatDoesNotEnd_saysWhereItBegins() {
    assertThat(rule.judge(row("q", "", "```python\nprint(1)"))).isEqualTo(unclosed("output", 1));
    assertThat(rule.judge(row("q", "", "a\n```\nb\n```\n\n  ```")))
        .isEqualTo(unclosed("output", 6));
    assertThat(rule.judge(row("q", "", "````\nx\n```"))).isEqualTo(unclosed("output", 1));
    assertThat(rule.judge(row("q", "", "```\nx\n```python"))).isEqualTo(unclosed("output", 1));
    assertThat(rule.judge(row("q", "", "* ```js\n  x"))).isEqualTo(unclosed("output", 1));
  }

  @Test
  void givenRow_looksAtEachTextByItself() {
    CodeFences all = rule(CodeFences.PART, Map.of("field", "row"));

    assertThat(all.judge(row("```\nx", "", "```\ny"))).isEqualTo(unclosed("instruction", 1));
    assertThat(all.judge(row("q", "```\nx\n```", "a"))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenManyMarkersBeforeAFence_isLinear() {
    String line = "> - 1. ".repeat(150_000);
    assertThat(rule.judge(row("q", "", line + "```"))).isEqualTo(unclosed("output", 1));
    assertThat(rule.judge(row("q", "", line + "x```"))).isEqualTo(Verdict.KEEP);
  }

  private static Verdict unclosed(String field, int line) {
    return Verdict.drop("unclosed_fence", Map.of("field", field, "line", line));
  }
}
