package dev.winnow.pipelines.faults;

import static dev.winnow.pipelines.faults.FaultyRunAssert.assertRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** Whole answers that are not what was asked for. */
class AnswerFaultsTest extends FaultTest {
  @Test
  void givenRefusal_failsAtOnceWithIt() {
    server.firstAlways(
        Reply.json(Answers.choice("\"content\":null,\"refusal\":\"I cannot.\"", "stop")));

    assertRun(run(2)).failedOne("refusal", 1).detail("refused").raw("I cannot.");
    assertThat(server.attempts()).containsExactly(1, 1);
  }

  @Test
  void givenContentFilter_failsAtOnceWithIt() {
    server.firstAlways(Reply.json(Answers.chat("Well, the", "content_filter")));

    assertRun(run(2)).failedOne("content_filter", 1).detail("filter").raw("Well, the");
    assertThat(server.attempts()).containsExactly(1, 1);
  }

  @Test
  void givenTokenLimit_wholeItemsAreKeptAndTheLastFails() {
    String cut = Answers.TASKS.replace("]}", ",{\"instruction\":\"Name a lake\",\"inp");
    server.first(Reply.json(Answers.chat(cut, "length")));

    FaultyRun run = run(1);

    assertRun(run).failedOne("truncated_item", 1).detail("token limit").raw("Name a lake");
    assertThat(run.rows().toString()).contains("Name a river.").doesNotContain("lake");
    assertThat(server.attempts()).containsExactly(1);
  }

  @Test
  void givenTokenLimitBetweenItems_keepsTheWholeOnes() {
    server.first(Reply.json(Answers.chat(Answers.TASKS.replace("]}", ","), "length")));

    FaultyRun run = run(1);

    assertRun(run).failedOne("truncated_item", 1).detail("token limit");
    assertThat(run.rows().toString()).contains("Name a river.");
  }

  @Test
  void givenWrongStructuredOutput_isAskedThriceAndFailsWithTheText() {
    server.firstAlways(Reply.json(Answers.chat("Sure! Here are some tasks: 1) sing")));

    assertRun(run(2))
        .failedOne("unparseable_answer", 1)
        .detail("no JSON with a list of tasks")
        .raw("Sure! Here are some tasks: 1) sing");
    assertThat(server.attempts()).containsExactly(3, 1);
  }

  @Test
  void givenWrongStructuredOutputTwice_theThirdAnswerIsKept() {
    Reply wrong = Reply.json(Answers.chat("{\"tasks\":[{\"question\":1}]}"));
    server.first(wrong, wrong);

    assertRun(run(2)).keptAll(2);
    assertThat(server.attempts()).containsExactly(3, 1);
  }

  /** The text that repeats itself is cut off by the limit; what came before it stays. */
  @Test
  void givenLoopingText_losesTheLoopOnly() {
    String loop = "and again ".repeat(20_000);
    String cut =
        Answers.TASKS.replace(
            "]}", ",{\"instruction\":\"Say it.\",\"input\":\"\",\"output\":\"" + loop);
    server.first(Reply.json(Answers.chat(cut, "length")));

    FaultyRun run = run(1);

    assertRun(run).failedOne("truncated_item", 1).raw("and again and again");
    assertThat(run.failure().path("raw").asText().length()).isLessThanOrEqualTo(4096);
  }

  @Test
  void givenHundredsOfTheSameItem_everyOneIsAccountedFor() {
    ObjectNode tasks = (ObjectNode) tree(Answers.TASKS);
    JsonNode task = tasks.path("tasks").path(0);
    for (int i = 1; i < 1500; i++) {
      tasks.withArray("tasks").add(task);
    }
    server.first(Reply.json(Answers.chat(Json.text(tasks))));

    FaultyRun run = run(1);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.ledger().path("balanced").asBoolean()).isTrue();
    assertThat(run.ledger().path("generated").asInt()).isEqualTo(1500);
    assertThat(run.ledger().path("failed").path("too_many_items").asInt()).isEqualTo(501);
  }

  private static JsonNode tree(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
