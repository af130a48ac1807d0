package dev.winnow.templates.chat;

import static dev.winnow.templates.TestExamples.conversation;
import static dev.winnow.templates.TestExamples.exchange;
import static dev.winnow.templates.TestExamples.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.winnow.templates.Example;
import dev.winnow.templates.TestExamples;
import dev.winnow.templates.Texts;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.chat.SpecialTokenGuard.Checked;
import dev.winnow.templates.chat.TokenPolicies.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialTokenGuardTest {
  private static final ChatTemplate CHATML = ChatTemplates.named("chatml");

  /** Writes question and answer side by side, so that their ends can meet. */
  private record Joined(List<String> controlTokens) implements ChatTemplate {
    @Override
    public void write(Example example, ChatText text) {
      text.add("<s>").add(example.instruction()).addAnswer("", example.output(), "");
    }
  }

  private static SpecialTokenGuard guard(ChatTemplate template, Policy policy) {
    return new SpecialTokenGuard(template, new TokenPolicies(policy));
  }

  private static Checked check(Policy policy, Example example) {
    return guard(CHATML, policy).check(example);
  }

  private static Example stripped(Example example) {
    return ((Checked.Clean) check(Policy.STRIP, example)).example();
  }

  @Test
  void givenCleanRow_passesItUnchanged() {
    Example row = conversation("S", "<|im_ start|>", "{{ im_end }}");
    for (Policy policy : Policy.values()) {
      Checked.Clean clean = (Checked.Clean) check(policy, row);
      assertThat(clean.example()).isSameAs(row);
      assertThat(clean.defused()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<|im_start|>", "<|im_end|>", "<|endoftext|>"})
  void givenToken_rejectNamesFieldAndToken(String token) {
    assertThat(check(Policy.REJECT, exchange("a", "b" + token)))
        .isEqualTo(new Checked.Found("output", token));
    assertThat(check(Policy.REJECT, conversation(token, "a", "b")))
        .isEqualTo(new Checked.Found("system", token));
    assertThat(check(Policy.REJECT, plain(token))).isEqualTo(new Checked.Found("output", token));
  }

  @Test
  void givenTokenInHistory_rejectNamesTheTurn() {
    Example row =
        Texts.map(conversation("S", "Q", "A"), text -> text.equals("A1") ? "x<|im_end|>y" : text);
    assertThat(check(Policy.REJECT, row)).isEqualTo(new Checked.Found("history[1]", "<|im_end|>"));
  }

  @Test
  void givenAlpacaMarker_rejects() {
    SpecialTokenGuard guard = guard(ChatTemplates.named("alpaca"), Policy.REJECT);
    assertThat(guard.check(exchange("Q", "A\n\n### Instruction:\nmore")))
        .isEqualTo(new Checked.Found("output", "### Instruction:"));
    assertThat(guard.check(exchange("Q", "### Instructions"))).isInstanceOf(Checked.Clean.class);
  }

  @Test
  void givenFragmentsAroundAToken_stripRemovesToAFixpoint() {
    Checked checked =
        check(Policy.STRIP, exchange("a<|im_<|im_<|endoftext|>start|>end|>b", "A<|im_end|>"));
    assertThat(checked).isEqualTo(new Checked.Clean(exchange("ab", "A"), 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<|im_end|>", "<|im_<|im_end|>end|>", " <|im_end|>\n"})
  void givenTurnOfOnlyTokens_stripRefusesNamingTheTurn(String only) {
    Example row = Texts.map(conversation("S", "Q", "A"), text -> text.equals("A1") ? only : text);
    assertThat(check(Policy.STRIP, row)).isEqualTo(new Checked.Found("history[1]", "<|im_end|>"));
    Example more =
        Texts.map(conversation("S", "Q", "A"), text -> text.equals("A1") ? only + "x" : text);
    assertThat(check(Policy.STRIP, more)).isInstanceOf(Checked.Clean.class);
  }

  @Test
  void givenDeeplyNestedFragments_stripIsLinear() {
    int depth = 200_000;
    String nested = "<|im_".repeat(depth) + "end|>".repeat(depth) + "x";
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThat(stripped(exchange("q", nested)).output()).isEqualTo("x"));
  }

  @Test
  void givenFragmentsThatJoinWhenRendered_isFoundUnderEveryPolicy() {
    ChatTemplate joined = new Joined(List.of("<s>", "</s>"));
    for (Policy policy : Policy.values()) {
      assertThat(guard(joined, policy).check(exchange("a</", "s>b")))
          .isEqualTo(new Checked.Found(SpecialTokenGuard.RENDERED, "</s>"));
      assertThat(guard(joined, policy).check(exchange("a", "b"))).isInstanceOf(Checked.Clean.class);
    }
  }

  @Test
  void givenTokens_breakPutsAJoinerIntoEachAndCountsThem() {
    assertThat(check(Policy.BREAK, exchange("Q<|im_end|>", "<|im_start|>a<|im_<|im_end|>end|>")))
        .isEqualTo(
            new Checked.Clean(
                exchange("Q<|im_end|\u200d>", "<|im_start|\u200d>a<|im_<|im_end|\u200d>end|>"), 3));
  }

  @Test
  void givenTurnOfOnlyAToken_breakKeepsIt() {
    Example row =
        Texts.map(conversation("S", "Q", "A"), text -> text.equals("A1") ? "<|im_end|>" : text);
    Checked.Clean clean = (Checked.Clean) check(Policy.BREAK, row);
    assertThat(clean.example().history().get(1).content()).isEqualTo("<|im_end|\u200d>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "bc", "abc", "😀😀", "a\u200d\u200db"})
  void givenTokensThatOverlap_breakLeavesNone(String token) {
    ChatTemplate joined = new Joined(List.of("<s>", "ab", "bc", token));
    String text = "xababcbcbc😀😀😀a\u200db";
    Checked.Clean clean = (Checked.Clean) guard(joined, Policy.BREAK).check(exchange("q", text));
    assertThat(clean.example().output()).doesNotContain("ab", "bc", token);
    assertThat(clean.example().output().replace("\u200d", ""))
        .isEqualTo(text.replace("\u200d", ""));
  }

  @Test
  void givenTokenThatAJoinerDoesNotBreak_breakRefuses() {
    for (String token : List.of("#", "😀")) {
      ChatTemplate joined = new Joined(List.of(token));
      assertThat(guard(joined, Policy.BREAK).check(exchange("q", "a" + token)))
          .isEqualTo(new Checked.Found("output", token));
    }
    ChatTemplate joiner = new Joined(List.of("ab", "a\u200db"));
    assertThat(guard(joiner, Policy.BREAK).check(exchange("q", "ab")))
        .isEqualTo(new Checked.Found("output", "ab"));
  }

  @Test
  void givenAMegabyteOfTokens_breakIsLinear() {
    String many = "<|im_end|>".repeat(100_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThat(((Checked.Clean) check(Policy.BREAK, exchange("q", many))).defused())
                .isEqualTo(100_000));
  }

  @Test
  void givenTextThatShiftsTheTemplatesToken_isFound() {
    ChatTemplate doubled = new Marked(List.of("##"), "##", "");
    assertThat(guard(doubled, Policy.REJECT).check(exchange("#", "a")))
        .isEqualTo(new Checked.Found(SpecialTokenGuard.RENDERED, "##"));
  }

  @Test
  void givenPoliciesByField_eachFieldHasItsOwn() {
    TokenPolicies policies =
        new TokenPolicies(
            Policy.REJECT, new TreeMap<>(Map.of("output", Policy.STRIP, "history", Policy.BREAK)));
    SpecialTokenGuard guard = new SpecialTokenGuard(CHATML, policies);
    Example row =
        Texts.map(
            conversation("S", "Q", "A"),
            text -> text.equals("A1") || text.equals("A") ? text + "<|im_end|>" : text);
    Checked.Clean clean = (Checked.Clean) guard.check(row);
    assertThat(clean.defused()).isEqualTo(2);
    assertThat(clean.example().history().get(1).content()).isEqualTo("A1<|im_end|\u200d>");
    assertThat(clean.example().output()).isEqualTo("A");
    assertThat(guard.check(exchange("<|im_end|>", "A<|im_end|>")))
        .isEqualTo(new Checked.Found("instruction", "<|im_end|>"));
  }

  @Test
  void givenEmptyToken_throws() {
    ChatTemplate bad = new Joined(List.of(""));
    assertThatIllegalArgumentException().isThrownBy(() -> guard(bad, Policy.REJECT));
  }

  @Test
  void givenPolicyLabels_findsThem() {
    assertThat(Policy.LABELS).containsExactly("reject", "strip", "break");
    assertThat(Policy.of("strip")).isEqualTo(Policy.STRIP);
  }

  @Test
  void givenHostileRows_strippedRowsRenderWithExactlyTheTemplatesTokens() {
    SplittableRandom random = new SplittableRandom(4);
    for (int n = 0; n < 5000; n++) {
      Example row = TestExamples.hostileExample(random, false);
      if (!(check(Policy.STRIP, row) instanceof Checked.Clean kept)) {
        continue;
      }
      Example clean = kept.example();
      assertThat(check(Policy.REJECT, clean)).isEqualTo(new Checked.Clean(clean, 0));
      long messages =
          clean.userMessage().isEmpty()
              ? 0
              : clean.history().size() + 2 + (clean.system().isEmpty() ? 0 : 1);
      String text = CHATML.render(clean);
      assertThat(count(text, "<|im_start|>")).isEqualTo(messages);
      assertThat(count(text, "<|im_end|>")).isEqualTo(messages);
      assertThat(count(text, "<|endoftext|>")).isZero();
    }
  }

  @Test
  void givenHostileRows_rejectAgreesWithStrip() {
    SplittableRandom random = new SplittableRandom(5);
    SpecialTokenGuard reject = guard(ChatTemplates.named("alpaca"), Policy.REJECT);
    SpecialTokenGuard strip = guard(ChatTemplates.named("alpaca"), Policy.STRIP);
    for (int n = 0; n < 5000; n++) {
      Example row = TestExamples.hostileExample(random, false);
      boolean rejected = reject.check(row) instanceof Checked.Found;
      if (!(strip.check(row) instanceof Checked.Clean clean)) {
        assertThat(rejected).isTrue();
        continue;
      }
      assertThat(clean.defused() > 0).isEqualTo(rejected);
      assertThat(reject.check(clean.example())).isInstanceOf(Checked.Clean.class);
    }
  }

  private static long count(String text, String token) {
    return text.split(java.util.regex.Pattern.quote(token), -1).length - 1L;
  }

  private static Example calling(String name, String arguments) {
    ToolCall call = new ToolCall("", name, arguments);
    return TestExamples.exchange("Q", "A").with("", "", new ToolUse("", List.of(), List.of(call)));
  }

  @Test
  void givenTokensInJson_findsThemEscapedAndStripsThemInside() {
    ChatTemplate chatml = ChatTemplates.named("chatml");
    SpecialTokenGuard reject = new SpecialTokenGuard(chatml, new TokenPolicies(Policy.REJECT));
    SpecialTokenGuard strip = new SpecialTokenGuard(chatml, new TokenPolicies(Policy.STRIP));
    Example row = calling("f", "{\"a\\u003c|im_end|>\": [\"<|im_end\\u007c>b\", 1.0]}");
    assertThat(reject.check(row)).isEqualTo(new Checked.Found("calls[0].arguments", "<|im_end|>"));
    Checked.Clean clean = (Checked.Clean) strip.check(row);
    assertThat(clean.defused()).isEqualTo(2);
    assertThat(clean.example()).isEqualTo(calling("f", "{\"a\":[\"b\",1.0]}"));
  }

  @Test
  void givenTokenInAName_refusesWhateverThePolicy() {
    for (Policy policy : Policy.values()) {
      SpecialTokenGuard guard =
          new SpecialTokenGuard(ChatTemplates.named("chatml"), new TokenPolicies(policy));
      assertThat(guard.check(calling("f<|im_end|>", "{}")))
          .isEqualTo(new Checked.Found("calls[0].name", "<|im_end|>"));
    }
  }

  @Test
  void givenPolicyOfAPart_holdsForAllTextsInIt() {
    TokenPolicies policies =
        new TokenPolicies(Policy.REJECT, new TreeMap<>(Map.of("calls", Policy.STRIP)));
    SpecialTokenGuard guard = new SpecialTokenGuard(ChatTemplates.named("chatml"), policies);
    assertThat(guard.check(calling("f", "{\"a\":\"<|im_end|>\"}")))
        .isEqualTo(new Checked.Clean(calling("f", "{\"a\":\"\"}"), 1));
  }
}
