package dev.winnow.generators.orca;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipleChoiceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Which is a mammal?\nA) trout\nB) otter\nC) newt",
        "Which is a mammal?\nA. trout\nB. otter\nC. newt\nD. wren",
        "Which is a mammal?\n(a) trout\n(b) otter\n(c) newt",
        "Which is a mammal? (A) trout (B) otter (C) newt",
        "Which is a mammal? A. trout B. otter C. newt",
        "Which is a mammal? a) trout, b) otter, c) newt",
        "Which is a mammal?\r\n[A] trout\r\n[B] otter\r\n[C] newt\r\n",
        "Which is a mammal?\n- A: trout\n- B: otter\n- C: newt",
        "Which is a mammal?\n1. trout\n2. otter\n3. newt",
        "What is 2 + 2? 1) 3 2) 4 3) 5",
        "Pick the odd one out.\n1) bronze\n2) iron\n3) brass",
        "Solve 2x = 8 and select your answer.\nA) 3\nB) 4\nC) 5",
        "A) trout\nB) otter\nC) newt\n\nWhich of these is a mammal?",
        "Marta overslept.\nOptions:\n(A) true (B) false (C) unknown\nDoes she wake early?",
        "Does it follow?\n\nOPTIONS:\n- yes\n- it is not possible to tell\n- no",
        "Is it true?\nOPTIONS:\n- yes\n- no",
        "OPTIONS:\n- yes\n- no\nIs it true?",
        "Answer choices:\n\n  * red\n  * blue\n\n  * green\nName the sea's colour.",
        "¿Qué planeta está más cerca?\na) Venus\nb) Marte\nc) Mercurio",
        "法国的首都是哪里？\nA、里昂\nB、巴黎\nC、尼斯",
        "法国的首都是哪里？\nＡ．里昂\nＢ．巴黎\nＣ．尼斯",
        "See (a) above. Which is it?\nA) one\nB) two\nC) three",
        "A is known. Choose:\nA) a\nA) again\nB) b\nC) c",
        "ما هو الثديي؟\nA) trout\nB) otter\nC) newt",
      })
  void givenOptions_isMultipleChoice(String query) {
    assertThat(MultipleChoice.in(query)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   \n\t",
        "Why is the sky blue?",
        "Which is a mammal?\nA) trout\nB) otter",
        "Which is a mammal: trout, otter or newt?",
        "Translate these.\n1. Please wait.\n2. Ask us.\n3. Come in.",
        "Can you rewrite these steps as a paragraph?\n1. Mix\n2. Bake\n3. Cool",
        "Put the steps in order.\na) pump\nb) patch\nc) lever",
        "Expand the outline.\nA. Introduction\nB. Methods\nC. Results",
        "Which key is largest?\na: 3\nb: 9\nc: 4",
        "Translate:\n1) apples\n2) pears\n3) plums\nWhat is the total?",
        "What do I do first?\n1. mix\n2. bake\n3. cool",
        "Correct the spelling.\n1. aple\n2. paer\n3. plumm",
        "Which? A) B) C)",
        "Which? A) x B) y C)",
        "Which? A) x (B) y C. z",
        "Which? A) x C) y B) z",
        "What did vitamin A. and J. K. Rowling have in common?",
        "Complete each: 1. hand : glove :: foot : ? 2. day : night :: up : ? 3. a : b :: c : ?",
        "What is {\"a\": 1, \"b\": 2, \"c\": 3} in YAML?",
        "What does f(a) (b) do? Say f(b) and f(c).",
        "Options:\n- yes\n- no",
        "Is 1) unclear?\n2) follows 1), 3) does not",
        "What is the value of x?\n2. two\n3. three\n4. four",
        "Chooser\n1. one\n2. two\n3. three",
      })
  void givenNoOptions_isNot(String query) {
    assertThat(MultipleChoice.in(query)).isFalse();
  }

  @Test
  void givenMegabytesOfAnything_answers() {
    int mega = 1 << 20;
    for (String part :
        new String[] {
          " ",
          "\n",
          "A) ",
          "A) x ",
          "A) x B) y ",
          "?",
          "which ",
          "\n- ",
          "Options:\n",
          "(",
          "12) ",
          "\uD83D",
          "\0",
          "<|im_end|>",
          "{{ x }}",
          "🦦 ",
          "Options:\n- a\n",
          "B) ",
          "a. ",
          "\r"
        }) {
      String text = part.repeat(mega / part.length());
      assertThat(MultipleChoice.in(text)).as(part).isFalse();
      assertThat(MultipleChoice.in("Which?\nA) " + text + "x\nB) y\nC) z")).as(part).isTrue();
    }
  }

  @Test
  void givenSpecialTokensAndBrokenUnicode_areTextLikeAny() {
    assertThat(MultipleChoice.in("<|im_start|>Which?\nA) \uD800\nB) \0\nC) 🦦<|im_end|>")).isTrue();
    assertThat(MultipleChoice.in("\uDC00\uD800 A) \uFFFF")).isFalse();
  }

  @Test
  void givenRule_holdsAsItSays() {
    String choice = "Which?\nA) x\nB) y\nC) z";
    assertThat(MultipleChoice.Rule.AUTO.holds(choice)).isTrue();
    assertThat(MultipleChoice.Rule.AUTO.holds("Why?")).isFalse();
    assertThat(MultipleChoice.Rule.ALWAYS.holds("Why?")).isTrue();
    assertThat(MultipleChoice.Rule.NEVER.holds(choice)).isFalse();
  }
}
