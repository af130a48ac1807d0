package dev.winnow.templates.chat;

import static dev.winnow.templates.TestExamples.ORIGIN;
import static dev.winnow.templates.TestExamples.conversation;
import static dev.winnow.templates.TestExamples.exchange;
import static dev.winnow.templates.TestExamples.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.TestExamples;
import dev.winnow.templates.Turn;
import dev.winnow.templates.Whitespace;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChatTemplatesTest {
  private static final String HOSTILE = " {{ 7*7 }}{% raw %}<b>&amp;</b>\u0000\r\n\"\\ 😀 ";
  private static final ChatTemplate CHATML = ChatTemplates.named("chatml");
  private static final ChatTemplate ALPACA = ChatTemplates.named("alpaca");

  private static final String PREAMBLE =
      "Below is an instruction that describes a task. Write a response that appropriately completes"
          + " the request.\n\n";
  private static final String PREAMBLE_WITH_INPUT =
      "Below is an instruction that describes a task, paired with an input that provides further"
          + " context. Write a response that appropriately completes the request.\n\n";

  private static Example withSystemTurn() {
    return new Example(
        "", List.of(new Turn(Role.SYSTEM, "Now rhyme.")), "Q", "", "A", ORIGIN, new TreeMap<>());
  }

  @Test
  void givenExchange_chatMlWritesBothMessages() {
    assertThat(CHATML.render(Example.of("Add.", "1 2", "3", ORIGIN)))
        .isEqualTo("<|im_start|>user\nAdd.\n1 2<|im_end|>\n<|im_start|>assistant\n3<|im_end|>\n");
  }

  @Test
  void givenConversation_chatMlWritesSystemAndHistoryFirst() {
    assertThat(CHATML.render(conversation("S", "Q", "A")))
        .isEqualTo(
            "<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nU1<|im_end|>\n"
                + "<|im_start|>assistant\nA1<|im_end|>\n<|im_start|>user\nQ<|im_end|>\n"
                + "<|im_start|>assistant\nA<|im_end|>\n");
  }

  @Test
  void givenSystemTurnInHistory_chatMlWritesItsRole() {
    assertThat(CHATML.render(withSystemTurn()))
        .startsWith("<|im_start|>system\nNow rhyme.<|im_end|>\n");
  }

  @Test
  void givenHostileContent_chatMlLeavesItAlone() {
    assertThat(CHATML.render(exchange(HOSTILE, HOSTILE)))
        .isEqualTo(
            "<|im_start|>user\n"
                + HOSTILE
                + "<|im_end|>\n<|im_start|>assistant\n"
                + HOSTILE
                + "<|im_end|>\n");
  }

  @Test
  void givenPlainText_everyTemplateWritesItAlone() {
    for (String name : ChatTemplates.NAMES) {
      assertThat(ChatTemplates.named(name).render(plain(HOSTILE))).isEqualTo(HOSTILE);
    }
  }

  @Test
  void givenNoInput_alpacaIsGolden() {
    assertThat(ALPACA.render(exchange("Say hi.", "Hi.")))
        .isEqualTo(PREAMBLE + "### Instruction:\nSay hi.\n\n### Response:Hi.");
  }

  @Test
  void givenNewline_alpacaPutsOneBeforeEachAnswer() {
    assertThat(ChatTemplates.named("alpaca-newline").render(conversation("S", "Q", "A")))
        .isEqualTo(
            "S\n\n### Instruction:\nU1\n\n### Response:\nA1\n\n### Instruction:\nQ\n\n"
                + "### Response:\nA");
    assertThat(ChatTemplates.named("alpaca-newline").chat(exchange("Say hi.", "Hi.")).prompt())
        .isEqualTo(PREAMBLE + "### Instruction:\nSay hi.\n\n### Response:\n");
    assertThat(ALPACA.chat(exchange("Say hi.", "Hi.")).prompt())
        .isEqualTo(PREAMBLE + "### Instruction:\nSay hi.\n\n### Response:");
  }

  @Test
  void givenSpans_endWithTheEndToken() {
    Map<String, String> ends = new TreeMap<>();
    for (String name : ChatTemplates.NAMES) {
      ChatText chat = ChatTemplates.named(name).chat(conversation("", "Q", "A"));
      ChatText.Span last = chat.spans().get(1);
      ends.merge(
          chat.text().substring(last.start(), last.end())
              + " then "
              + chat.text().substring(last.end()),
          name,
          (one, other) -> one + " " + other);
    }
    assertThat(ends)
        .containsExactly(
            Map.entry(" A </s> then ", "llama-2"),
            Map.entry(" A</s> then ", "mistral-v1 mistral-v3 vicuna"),
            Map.entry("<think>\n\n</think>\n\nA<|im_end|> then \n", "qwen3"),
            Map.entry("A then ", "alpaca alpaca-newline"),
            Map.entry("A</s> then ", "mistral-tekken"),
            Map.entry("A</s> then \n", "zephyr"),
            Map.entry("A<end_of_turn> then \n", "gemma gemma-3"),
            Map.entry("A<|end|> then \n<|endoftext|>", "phi-3"),
            Map.entry("A<|eot_id|> then ", "llama-3 llama-3.1"),
            Map.entry("A<|im_end|> then \n", "chatml qwen2.5"),
            Map.entry("A<｜end▁of▁sentence｜> then ", "deepseek"));
  }

  @Test
  void givenInput_alpacaIsGolden() {
    assertThat(ALPACA.render(Example.of("Add.", "1 2", HOSTILE, ORIGIN)))
        .isEqualTo(
            PREAMBLE_WITH_INPUT
                + "### Instruction:\nAdd.\n\n### Input:\n1 2\n\n### Response:"
                + HOSTILE);
  }

  @Test
  void givenInputOnly_alpacaKeepsTheInstructionEmpty() {
    assertThat(ALPACA.render(Example.of("", "1 2", "3", ORIGIN)))
        .isEqualTo(PREAMBLE_WITH_INPUT + "### Instruction:\n\n\n### Input:\n1 2\n\n### Response:3");
  }

  @Test
  void givenSystemAndHistory_alpacaReplacesThePreamble() {
    assertThat(ALPACA.render(conversation("S", "Q", "A")))
        .isEqualTo(
            "S\n\n### Instruction:\nU1\n\n### Response:A1\n\n### Instruction:\nQ\n\n### Response:A");
  }

  @Test
  void givenHistoryOnly_alpacaWritesThePreambleOnce() {
    assertThat(ALPACA.render(conversation("", "Q", "A")))
        .isEqualTo(
            PREAMBLE
                + "### Instruction:\nU1\n\n### Response:A1\n\n### Instruction:\nQ\n\n### Response:A");
  }

  @Test
  void givenSystemTurnInHistory_alpacaWritesItsContent() {
    assertThat(ALPACA.render(withSystemTurn()))
        .isEqualTo(PREAMBLE + "Now rhyme.\n\n### Instruction:\nQ\n\n### Response:A");
  }

  @Test
  void givenHostileRows_noTemplateThrowsOrLosesTheAnswer() {
    SplittableRandom random = new SplittableRandom(3);
    for (int n = 0; n < 2000; n++) {
      Example row = TestExamples.hostileExample(random, false);
      for (String name : ChatTemplates.NAMES) {
        ChatTemplate template = ChatTemplates.named(name);
        String answer = Reasoning.without(Whitespace.strip(row.output()));
        assertThat(template.render(row)).contains(answer);
      }
    }
  }

  @Test
  void givenRegistry_listsNamesAndControlTokens() {
    assertThat(String.join(" ", ChatTemplates.NAMES))
        .isEqualTo(
            "chatml alpaca alpaca-newline llama-2 llama-3 llama-3.1 mistral-v1 mistral-v3"
                + " mistral-tekken zephyr vicuna gemma gemma-3 phi-3 qwen2.5 qwen3 deepseek");
    assertThat(ChatTemplates.PARAMETER.choices())
        .startsWith("chatml", "alpaca")
        .endsWith("deepseek", "none");
    assertThat(CHATML.controlTokens())
        .containsExactly("<|im_start|>", "<|im_end|>", "<|endoftext|>");
    assertThat(ALPACA.controlTokens())
        .containsExactly("### Instruction:", "### Input:", "### Response:");
  }

  @Test
  void givenUnknownName_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChatTemplates.named("chatml2"))
        .withMessage("no chat template is named chatml2");
  }
}
