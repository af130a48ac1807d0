package dev.winnow.templates.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Example;
import dev.winnow.templates.JsonStrings;
import dev.winnow.templates.Role;
import dev.winnow.templates.TestExamples;
import dev.winnow.templates.Texts;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import dev.winnow.templates.chat.SpecialTokenGuard.Checked;
import dev.winnow.templates.chat.TokenPolicies.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the golden texts of ChatTemplatesGoldenTest do not show. */
class ToolTagsTest {
  private static final List<String> NAMES = List.of("qwen2.5", "qwen3");

  /** All that write tools. */
  private static final List<String> ALL =
      List.of("llama-3.1", "mistral-v3", "mistral-tekken", "qwen2.5", "qwen3", "deepseek");

  private static ToolCall call(String name, String arguments) {
    return new ToolCall("", name, arguments);
  }

  private static Turn calls(String content, ToolCall... calls) {
    return new Turn(Role.ASSISTANT, content).withCalls(List.of(calls));
  }

  /** Tools, calls and results before the question and after it. */
  private static Example row(String word) {
    String arguments = "{\"of\": [\"" + word + "\", 1.50]}";
    List<Turn> history =
        List.of(
            new Turn(Role.USER, "U"),
            calls("", call("look_up", arguments)),
            Turn.result("c1", "look_up", "T1" + word),
            new Turn(Role.ASSISTANT, "A"));
    List<Turn> steps =
        List.of(
            calls("S", call("sum", "{\"n\":2}"), call("look_up", arguments)),
            Turn.result("", "sum", "T2" + word),
            Turn.result("", "look_up", "T3"));
    return TestExamples.exchange("Q", "O")
        .withPrompt("S", history, "Q", "")
        .with(
            "",
            "",
            new ToolUse(
                "[{\"name\": \"look_up\"}, {\"name\": \"sum\"}]",
                steps,
                List.of(call("sum", arguments))));
  }

  private static SpecialTokenGuard guard(String name, Policy policy) {
    return new SpecialTokenGuard(ChatTemplates.named(name), new TokenPolicies(policy));
  }

  /** The row with the token in its text of that number. */
  private static Example with(Example row, int place, String token) {
    List<String> texts = new ArrayList<>(Texts.of(row).stream().map(Texts.Named::text).toList());
    Texts.Named named = Texts.of(row).get(place);
    texts.set(
        place,
        named.kind() == Texts.Kind.JSON
            ? JsonStrings.map(named.text(), key -> key, text -> text + token)
            : named.text() + token);
    return Texts.with(row, texts);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void givenSteps_spansHoldTheCallsAndNoResult(String name) {
    ChatText chat = ChatTemplates.named(name).chat(row("tea"));
    List<String> said =
        chat.spans().stream().map(s -> chat.text().substring(s.start(), s.end())).toList();
    String look =
        "<tool_call>\n{\"name\": \"look_up\", \"arguments\": {\"of\": [\"tea\", 1.5]}}\n</tool_call>";
    String sum = "<tool_call>\n{\"name\": \"sum\", \"arguments\": {\"n\": 2}}\n</tool_call>";
    assertThat(said)
        .containsExactly(
            look + "<|im_end|>",
            "A<|im_end|>",
            "S\n" + sum + "\n" + look + "<|im_end|>",
            (name.equals("qwen3") ? "<think>\n\n</think>\n\n" : "")
                + "O\n"
                + look.replace("look_up", "sum")
                + "<|im_end|>");
    assertThat(chat.prompt())
        .endsWith(
            "<tool_response>\nT2tea\n</tool_response>\n<tool_response>\nT3\n</tool_response>"
                + "<|im_end|>\n<|im_start|>assistant\n");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void givenRowWithTools_guardPassesIt(String name) {
    assertThat(guard(name, Policy.REJECT).check(row("tea"))).isInstanceOf(Checked.Clean.class);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void givenTokenInAnyText_guardFindsOrBreaksIt(String name) {
    for (String token : ChatTemplates.named(name).controlTokens()) {
      for (int i = 0; i < Texts.of(row("tea")).size(); i++) {
        Texts.Named named = Texts.of(row("tea")).get(i);
        Example row = with(row("tea"), i, token);
        assertThat(guard(name, Policy.REJECT).check(row))
            .isEqualTo(new Checked.Found(named.name(), token));
        if (named.kind() != Texts.Kind.LABEL) {
          Example broken = ((Checked.Clean) guard(name, Policy.BREAK).check(row)).example();
          assertThat(count(name, broken, token)).isEqualTo(count(name, row("tea"), token));
        }
      }
    }
  }

  private static int count(String name, Example row, String token) {
    return ChatTemplates.named(name).render(row).split(Pattern.quote(token), -1).length;
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void givenTokenThatJsonEscapes_guardFindsIt(String name) {
    assertThat(guard(name, Policy.REJECT).check(row("\\u003c|im_end|\\u003e")))
        .isEqualTo(new Checked.Found("history[1].calls[0].arguments", "<|im_end|>"));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void givenHostileSteps_textHoldsThemInOrder(String name) {
    SplittableRandom random = new SplittableRandom(8);
    for (int n = 0; n < 1000; n++) {
      List<String> said = new ArrayList<>();
      List<Turn> steps = new ArrayList<>();
      for (int i = 1 + random.nextInt(6); i > 0; i--) {
        String text = i + TestExamples.hostile(random, false);
        said.add(text);
        steps.add(random.nextBoolean() ? Turn.result("", "", text) : calls(text, call(text, "{}")));
      }
      Example row =
          TestExamples.exchange("Q", "The end").with("", "", new ToolUse("", steps, List.of()));
      assertThat(ChatTemplates.named(name).render(row)).containsSubsequence(said);
      assertThat(ChatTemplates.named(name).chat(row).prompt()).doesNotContain("The end");
    }
  }

  @Test
  void givenToolsAlone_qwensDifferOnlyByTheSystemMessageOfOne() {
    Example row =
        TestExamples.exchange("Q", "A").with("", "", new ToolUse("[{}]", List.of(), List.of()));
    String own = "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.\n\n";
    assertThat(ChatTemplates.named("qwen2.5").chat(row).prompt().replace(own, ""))
        .isEqualTo(ChatTemplates.named("qwen3").chat(row).prompt());
  }
}
