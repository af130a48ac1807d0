package dev.winnow.templates;

import static dev.winnow.templates.TestExamples.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExampleJsonTest {
  private static Example rich(long position) {
    Provenance at =
        new Provenance(
            "g[0]",
            "7",
            position,
            "alpaca",
            List.of("s1", "s2"),
            "gpt",
            "alpaca/1",
            "f00d",
            "stop",
            "deepen",
            "cooking",
            new Lineage("r", "p", 2),
            "w1-never-written");
    return new Example(
        "S",
        List.of(new Turn(Role.USER, "U"), new Turn(Role.ASSISTANT, "A")),
        "I",
        "N",
        "O 😀",
        at,
        new TreeMap<>(Map.of("b", 0.5, "a", 2.0)));
  }

  private static String json(Example example) {
    return new String(
        Json.bytes(ExampleJson.write(example, ExampleId.of(example))), StandardCharsets.UTF_8);
  }

  @Test
  void givenFullRow_isGolden() {
    assertThat(json(rich(5)))
        .isEqualTo(
            "{\"id\":\""
                + ExampleId.of(rich(5))
                + "\",\"system\":\"S\",\"history\":[{\"role\":\"user\",\"content\":\"U\"},"
                + "{\"role\":\"assistant\",\"content\":\"A\"}],\"instruction\":\"I\",\"input\":\"N\","
                + "\"output\":\"O 😀\",\"provenance\":{\"source\":\"g[0]\",\"source_id\":\"7\","
                + "\"method\":\"alpaca\",\"operation\":\"deepen\",\"category\":\"cooking\",\"seed_ids\":[\"s1\",\"s2\"],\"root\":\"r\",\"parent\":\"p\",\"round\":2,\"teacher\":\"gpt\","
                + "\"prompt_version\":\"alpaca/1\",\"request\":\"f00d\",\"finish_reason\":\"stop\"},"
                + "\"scores\":{\"a\":2.0,\"b\":0.5}}");
  }

  @Test
  void givenEmptyParts_leavesThemOut() {
    Example bare = Example.of("", "", "t", Provenance.read("", "", 9));
    assertThat(json(bare)).isEqualTo("{\"id\":\"" + ExampleId.of(bare) + "\",\"output\":\"t\"}");
  }

  @Test
  void givenAnotherPosition_writesTheSame() {
    assertThat(json(rich(1))).isEqualTo(json(rich(2)));
  }

  @Test
  void givenScoresThatAreNotFinite_writesTheirNames() {
    Example odd =
        new Example(
            "",
            List.of(),
            "",
            "",
            "o",
            Provenance.read("", "", 0),
            new TreeMap<>(Map.of("n", Double.NaN, "i", Double.NEGATIVE_INFINITY)));
    assertThat(json(odd))
        .endsWith("\"output\":\"o\",\"scores\":{\"i\":\"-Infinity\",\"n\":\"NaN\"}}");
  }

  @Test
  void givenLoneSurrogates_writesReplacements() {
    Example broken = Example.of("a\ud800", "", "o", Provenance.read("f", "\udc00", 1));
    assertThat(json(broken))
        .isEqualTo(
            "{\"id\":\""
                + ExampleId.of(broken)
                + "\",\"instruction\":\"a\ufffd\",\"output\":\"o\","
                + "\"provenance\":{\"source\":\"f\",\"source_id\":\"\ufffd\"}}");
  }

  @Test
  void givenHostileRows_writesJsonWithoutLoneSurrogates() throws IOException {
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 0; n < 2000; n++) {
      Example row = TestExamples.hostileExample(random, false);
      String json = json(row);
      assertThat(Surrogates.hasLone(json)).isFalse();
      assertThat(Json.MAPPER.readTree(json).path("output").asText())
          .isEqualTo(Surrogates.replaceLone(row.output()));
    }
  }

  @Test
  void givenTexts_namesEachAndChangesEach() {
    assertThat(Texts.of(rich(1)).stream().map(Texts.Named::name))
        .containsExactly("system", "history[0]", "history[1]", "instruction", "input", "output");
    Example loud = Texts.map(Example.of("i", "n", "o", ORIGIN), text -> text + "!");
    assertThat(loud)
        .isEqualTo(new Example("!", List.of(), "i!", "n!", "o!", ORIGIN, new TreeMap<>()));
  }

  @Test
  void givenFullRow_isReadBackAsItWas() {
    Example full = TestExamples.full();
    assertThat(json(full))
        .isEqualTo(
            "{\"id\":\""
                + ExampleId.of(full)
                + "\",\"system\":\"S\",\"tools\":\"[{\\\"name\\\":\\\"sum\\\"}]\",\"history\":["
                + "{\"role\":\"user\",\"content\":\"U1\"},"
                + "{\"role\":\"assistant\",\"reasoning\":\"R1\",\"content\":\"\",\"calls\":[{\"id\":\"c1\","
                + "\"name\":\"look_up\",\"arguments\":\"{\\\"of\\\": \\\"tea\\\", \\\"n\\\": 1.0}\"}]},"
                + "{\"role\":\"tool\",\"content\":\"T1\",\"call_id\":\"c1\",\"tool_name\":\"look_up\"},"
                + "{\"role\":\"assistant\",\"content\":\"A1\"},{\"role\":\"critic\",\"content\":\"C1\"}],"
                + "\"instruction\":\"I\",\"input\":\"N\",\"steps\":[{\"role\":\"assistant\",\"content\":\"S1\","
                + "\"calls\":[{\"name\":\"sum\",\"arguments\":\"{}\"}]},"
                + "{\"role\":\"tool\",\"content\":\"3\",\"tool_name\":\"sum\"}],\"reasoning\":\"R\","
                + "\"output\":\"O\",\"calls\":[{\"id\":\"c1\",\"name\":\"look_up\",\"arguments\":"
                + "\"{\\\"of\\\": \\\"tea\\\", \\\"n\\\": 1.0}\"}],\"rejected\":\"X\","
                + "\"provenance\":{\"source\":\"rows.jsonl\"}}");
    Example back = ExampleJson.read(ExampleJson.write(full, ""));
    assertThat(back.with(ORIGIN)).isEqualTo(full);
  }
}
