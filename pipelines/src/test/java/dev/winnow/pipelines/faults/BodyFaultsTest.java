package dev.winnow.pipelines.faults;

import static dev.winnow.pipelines.faults.FaultyRunAssert.assertRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Status 200 and a body that is no answer, or hardly one. */
class BodyFaultsTest extends FaultTest {
  private static final String GOOD = Answers.good(0);

  @Test
  void givenTruncatedJsonHtmlOrNothing_isAskedFourTimesAndFails() {
    server.eachAlways(List.of(Reply.json(GOOD.substring(0, 90)), Reply.html(200), Reply.json("")));

    assertRun(run(4))
        .failed("bad_body", 3, 1)
        .some("not JSON", "chat.completion")
        .some("not JSON", "<h1>Gateway</h1>")
        .some("an empty body", "");
    assertThat(server.attempts()).containsExactly(4, 4, 4, 1);
  }

  @Test
  void givenNoJsonThrice_theFourthAnswerIsKept() {
    server.first(Reply.json(""), Reply.html(200), Reply.json("{"));

    assertRun(run(1)).keptAll(1);
    assertThat(server.attempts()).containsExactly(4);
  }

  @Test
  void givenNineMegabytes_isAskedFourTimesAndFailsWithTheBeginning() {
    server.firstAlways(Reply.json(Answers.chat("x".repeat(9 << 20))));

    FaultyRun run = run(2);

    assertRun(run).failedOne("bad_body", 1).detail("more than 8388608 bytes").raw("teacher-1");
    assertThat(run.failure().path("raw").asText().length()).isLessThan(5000);
    assertThat(server.attempts()).containsExactly(4, 1);
  }

  private static final Map<String, String> NO_TEXT =
      Map.of(
          "{\"id\":\"x\"}",
          "without choices",
          "{\"choices\":[]}",
          "without choices",
          "{\"choices\":null}",
          "without choices",
          "{\"choices\":[null]}",
          "without choices",
          Answers.choice("\"content\":null", "stop"),
          "without a text",
          Answers.choice("\"content\":\" \\n\\t\"", "stop"),
          "without a text",
          Answers.choice("\"content\":[]", "stop"),
          "without a text",
          Answers.choice("\"content\":null,\"reasoning_content\":\"Hm\"", "length"),
          "without a text, only its reasoning (the token limit was reached before it)");

  @Test
  void givenAnswersWithoutText_areAskedThriceAndFail() {
    server.eachAlways(NO_TEXT.keySet().stream().map(Reply::json).toList());

    FaultyRunAssert run = assertRun(run(9)).failed("empty_answer", 8, 1);

    NO_TEXT.forEach((body, detail) -> run.some(detail, body.strip()));
    assertThat(server.attempts()).containsExactly(3, 3, 3, 3, 3, 3, 3, 3, 1);
  }

  @Test
  void givenContentAsArrayAndReasoning_isNormalized() {
    String text = Answers.TASKS.replace("\"", "\\\"");
    server.first(
        Reply.json(
            Answers.choice(
                """
                "reasoning_content":"Let me think.","content":[
                {"type":"reasoning","text":"{thinking}"},{"type":"text","text":"%s"}]"""
                    .formatted(text),
                "stop")));

    FaultyRun run = run(1);

    assertRun(run).keptAll(1);
    assertThat(run.rows().toString()).contains("Name a river.").doesNotContain("hink");
    assertThat(server.attempts()).containsExactly(1);
  }

  private static Reply spoilt() {
    byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
    bytes[GOOD.indexOf("River")] = (byte) 0xFF;
    return Reply.bytes(bytes);
  }

  @Test
  void givenInvalidUtf8Once_isAskedAgain() {
    server.first(spoilt());

    FaultyRun run = run(1);

    assertRun(run).keptAll(1);
    assertThat(run.rows().toString()).contains("River 0.").doesNotContain("\uFFFD");
    assertThat(server.attempts()).containsExactly(2);
  }

  @Test
  void givenInvalidUtf8Again_isSanitized() {
    server.firstAlways(spoilt());

    FaultyRun run = run(1);

    assertRun(run).keptAll(1);
    assertThat(run.rows().toString()).contains("\uFFFDiver 0.");
    assertThat(server.attempts()).containsExactly(2);
  }

  @Test
  void givenNulAndLoneSurrogateAroundTheTasks_isSanitized() {
    String text = Answers.TASKS.replace("\"", "\\\"");
    server.first(
        Reply.json(Answers.choice("\"content\":\"\\u0000\\ud800" + text + "\\u0000\"", "stop")));

    FaultyRun run = run(1);

    assertRun(run).keptAll(1);
    assertThat(server.attempts()).containsExactly(1);
  }

  @Test
  void givenNulAndLoneSurrogateWithinATask_isSanitized() {
    String tasks =
        "{\"tasks\":[{\"instruction\":\"Name\\u0000 one\\ud800.\",\"input\":\"\",\"output\":\"A\"}]}";
    server.first(Reply.json(Answers.chat(tasks)));

    FaultyRun run = run(1);

    assertRun(run).keptAll(1);
    assertThat(run.rows().toString()).contains("Name one\uFFFD.");
    assertThat(server.attempts()).containsExactly(1);
  }
}
