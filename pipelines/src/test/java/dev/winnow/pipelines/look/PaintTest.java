package dev.winnow.pipelines.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PaintTest {
  private static final String ON = "\033[1;36m";
  private static final String OFF = "\033[0m";

  private static Paint coloured(String... tokens) {
    return new Paint(List.of(tokens), true);
  }

  @Test
  void givenTokens_coloursThem() {
    assertThat(coloured("<s>", "</s>").text("<s>Hi\n</s>"))
        .isEqualTo(ON + "<s>" + OFF + "Hi\n" + ON + "</s>" + OFF);
  }

  @Test
  void givenTokenThatBeginsAnother_coloursTheLonger() {
    assertThat(coloured("[A", "[A]").text("[A] [A"))
        .isEqualTo(ON + "[A]" + OFF + " " + ON + "[A" + OFF);
  }

  @Test
  void givenTokensOfRegularExpressions_takesThemAsTheyAre() {
    assertThat(coloured("<|x|>", "\\E.").text("a<|x|>b\\E.c"))
        .isEqualTo("a" + ON + "<|x|>" + OFF + "b" + ON + "\\E." + OFF + "c");
  }

  @Test
  void onOneLine_showsLineEnds() {
    assertThat(coloured("<s>").line("<s>a\n\tb")).isEqualTo(ON + "<s>" + OFF + "a↵\\u0009b");
  }

  @Test
  void withoutColourOrTokens_onlyMakesVisible() {
    assertThat(new Paint(List.of("<s>"), false).text("<s>\033[0m")).isEqualTo("<s>\\u001b[0m");
    assertThat(coloured().text("<s>\033[0m")).isEqualTo("<s>\\u001b[0m");
  }

  /** Whatever the text, the escapes are ours: taken out, what is left is the plain page. */
  @Test
  void givenAnyText_colourAddsNothingElse() {
    String[] parts = {
      "<s>", "<", "s>", "\033", "[1;36m", "\ud800", "\udc00", "\0", "\u202e", "\n", "x"
    };
    for (long seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      String plain = new Paint(List.of("<s>"), false).text(text.toString());

      String painted = coloured("<s>").text(text.toString());

      assertThat(plain).doesNotContain("\033");
      assertThat(painted.replace(ON + "<s>" + OFF, "<s>")).isEqualTo(plain);
    }
  }
}
