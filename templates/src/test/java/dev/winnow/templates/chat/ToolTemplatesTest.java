package dev.winnow.templates.chat;

import static dev.winnow.templates.TestExamples.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Role;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What templates have a place for beyond plain texts, and why the rest is refused. */
class ToolTemplatesTest {
  private static final String NOW =
      "[{\"type\": \"function\", \"function\": {\"name\": \"now\", \"description\": \"Time.\"}}]";

  private static ToolCall call(String id) {
    return new ToolCall(id, "now", "{\"zone\": \"UTC\"}");
  }

  private static Turn calls(String content, ToolCall... calls) {
    return new Turn(Role.ASSISTANT, content).withCalls(List.of(calls));
  }

  /** A question, a call, its result and an answer. */
  private static Example row(String tools, Turn call) {
    List<Turn> steps = List.of(call, Turn.result("callid001", "now", "noon"));
    return exchange("When?", "At noon.").with("", "", new ToolUse(tools, steps, List.of()));
  }

  private static Example behind(Example row, Turn... history) {
    return row.withPrompt(row.system(), List.of(history), row.instruction(), "");
  }

  private static String reason(String template, Example row) {
    ChatTemplate named = ChatTemplates.named(template);
    return Extra.first(row, named.holds())
        .map(Extra::refusal)
        .or(() -> named.refusal(row).map(Unfit::reason))
        .orElse("held");
  }

  /** The names of the templates that hold it; the others must refuse it for that reason. */
  private static Set<String> holding(Example row, String refusal) {
    Set<String> holding = new TreeSet<>();
    for (String name : ChatTemplates.NAMES) {
      String reason = reason(name, row);
      assertThat(reason).as(name).isIn("held", refusal);
      if (reason.equals("held")) {
        holding.add(name);
      }
    }
    return holding;
  }

  @Test
  void givenToolsCallsReasoningOrRole_everyTemplateHoldsOrRefusesThem() {
    Example tools = exchange("Q", "A").with("", "", new ToolUse(NOW, List.of(), List.of()));
    Example answer =
        exchange("Q", "").with("", "", new ToolUse("", List.of(), List.of(call("callid001"))));
    Example reasoning = exchange("Q", "A").with("R", "", ToolUse.NONE);
    assertThat(holding(tools, "no_place_for_tools"))
        .containsExactly("llama-3.1", "mistral-tekken", "mistral-v3", "qwen2.5", "qwen3");
    for (Example row : List.of(answer, row("", calls("", call("callid001"))))) {
      assertThat(holding(row, "no_place_for_tools"))
          .containsExactly(
              "deepseek", "llama-3.1", "mistral-tekken", "mistral-v3", "qwen2.5", "qwen3");
    }
    assertThat(holding(reasoning, "no_place_for_reasoning")).containsExactly("qwen3");
    Example role = behind(exchange("Q", "A"), new Turn(Role.of("critic"), "C"));
    assertThat(holding(role, "no_place_for_role"))
        .containsExactly("chatml", "llama-3", "llama-3.1");
    assertThat(holding(exchange("Q", "A").with("", "X", ToolUse.NONE), "no_place_for_rejected"))
        .isEmpty();
  }

  @Test
  void givenRoleOfResults_onlyLlama31RefusesIt() {
    Example row = behind(exchange("Q", "A"), new Turn(Role.of("ipython"), "R"));
    assertThat(holding(row, "no_place_for_role")).containsExactly("chatml", "llama-3");
  }

  @Test
  void givenCallsThatTheModelsTemplateWouldNotTake_saysWhy() {
    Turn two = calls("", call("callid001"), call("callid002"));
    Turn both = calls("I look.", call("callid001"));
    Turn others = new Turn(Role.USER, "").withCalls(List.of(call("callid001")));
    assertThat(reason("llama-3.1", row(NOW, two))).isEqualTo("several_calls");
    for (String name : List.of("llama-3.1", "mistral-v3", "mistral-tekken")) {
      assertThat(reason(name, row(NOW, both))).isEqualTo("text_beside_calls");
      assertThat(reason(name, row(NOW, others))).isEqualTo("calls_out_of_place");
    }
    assertThat(reason("deepseek", row("", others))).isEqualTo("calls_out_of_place");
    assertThat(reason("deepseek", row("", both))).isEqualTo("held");
    Example answered = behind(row(NOW, two), new Turn(Role.ASSISTANT, "Hello!"));
    assertThat(reason("llama-3.1", answered.with("", "", row(NOW, calls("")).toolUse())))
        .isEqualTo("no_place_for_tools");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mistral-v3", "mistral-tekken"})
  void givenMistral_saysWhatItDemands(String name) {
    Example row = row(NOW, calls("", call("callid001")));
    Example system = row.withPrompt("S", List.of(), "When?", "");
    Turn first = new Turn(Role.USER, "When?");
    String returns = "[{\"function\": {\"name\": \"now\", \"return\": {}}}]";
    assertThat(reason(name, row)).isEqualTo("held");
    assertThat(reason(name, system)).isEqualTo("no_place_for_system");
    assertThat(reason(name, row(NOW, calls("", call("call_1"))))).isEqualTo("unfit_call_id");
    assertThat(reason(name, row(returns, calls("", call("callid001"))))).isEqualTo("unfit_tool");
    assertThat(reason(name, behind(row, first))).isEqualTo("history_not_pairs");
    assertThat(reason(name, behind(row, first, new Turn(Role.ASSISTANT, "Now."))))
        .isEqualTo("repeated_question");
  }

  @Test
  void givenSteps_spansAreWhatTheAssistantSaysAndCalls() {
    Map<String, List<String>> said = new TreeMap<>();
    for (String name : List.of("llama-3.1", "mistral-v3", "mistral-tekken", "deepseek")) {
      ChatText chat = ChatTemplates.named(name).chat(row("", calls("", call("callid001"))));
      List<String> spans = new ArrayList<>();
      chat.spans().forEach(span -> spans.add(chat.text().substring(span.start(), span.end())));
      said.put(name, spans);
      assertThat(chat.prompt() + spans.get(1)).isEqualTo(chat.text());
    }
    String mistral =
        "{\"name\": \"now\", \"arguments\": {\"zone\": \"UTC\"}, \"id\": \"callid001\"}]</s>";
    assertThat(said)
        .containsEntry(
            "llama-3.1",
            List.of(
                "{\"name\": \"now\", \"parameters\": {\"zone\": \"UTC\"}}<|eot_id|>",
                "At noon.<|eot_id|>"))
        .containsEntry("mistral-v3", List.of("[TOOL_CALLS] [" + mistral, " At noon.</s>"))
        .containsEntry("mistral-tekken", List.of("[TOOL_CALLS][" + mistral, "At noon.</s>"))
        .containsEntry(
            "deepseek",
            List.of(
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>now\n```json\n"
                    + "{\"zone\": \"UTC\"}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>"
                    + "<｜end▁of▁sentence｜>",
                "At noon.<｜end▁of▁sentence｜>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama-3.1", "mistral-v3", "mistral-tekken", "deepseek", "qwen3"})
  void givenTools_guardPassesCleanRowsAndFindsTokensInEveryText(String name) {
    ChatTemplate template = ChatTemplates.named(name);
    SpecialTokenGuard guard =
        new SpecialTokenGuard(template, new TokenPolicies(TokenPolicies.Policy.REJECT));
    Turn[] before = {
      new Turn(Role.USER, "Hello."),
      calls("", call("callid000")),
      Turn.result("callid000", "now", "dawn"),
      new Turn(Role.ASSISTANT, "Dawn.")
    };
    Example row = behind(row(NOW, calls("", call("callid001"), call("callid002"))), before);
    assertThat(guard.check(row)).isEqualTo(new SpecialTokenGuard.Checked.Clean(row, 0));
    String token = template.controlTokens().get(1);
    ToolCall hostile = new ToolCall("callid001", "now", "{\"" + token + "\": 1}");
    assertThat(guard.check(row(NOW, calls("", hostile))))
        .isEqualTo(new SpecialTokenGuard.Checked.Found("steps[0].calls[0].arguments", token));
    assertThat(guard.check(row(NOW.replace("Time.", token), calls(""))))
        .isEqualTo(new SpecialTokenGuard.Checked.Found("tools", token));
  }

  @Test
  void givenDate_llama31WritesItWithToolsToo() {
    Settings render =
        Settings.read(
            "",
            List.of(ChatTemplates.PARAMETER, ChatTemplates.DATE),
            Map.of("template", "llama-3.1", "date", "1 Jan 2026"));
    assertThat(ChatTemplates.of(render).render(row(NOW, calls("", call("c")))))
        .contains("Environment: ipython\nCutting Knowledge Date: December 2023\nToday Date: 1 Jan");
  }
}
