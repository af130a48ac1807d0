package dev.winnow.templates;

import static dev.winnow.templates.TestExamples.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleJsonTest {
  private static Example rich(long position) {
    Provenance at =
        new Provenance(
            "g[0]", "7", position, "alpaca", List.of("s1", "s2"), "gpt", "alpaca/1", "f00d");
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
    return new String(Json.bytes(ExampleJson.write(example)), StandardCharsets.UTF_8);
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
                + "\"method\":\"alpaca\",\"seed_ids\":[\"s1\",\"s2\"],\"teacher\":\"gpt\","
                + "\"prompt_version\":\"alpaca/1\",\"request\":\"f00d\"},"
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
  void givenFullRow_readsItBackWithoutPosition() throws IOException {
    assertThat(ExampleJson.read(Json.MAPPER.readTree(json(rich(5))))).isEqualTo(rich(0));
  }

  @Test
  void givenScoresThatAreNotFinite_readsThemBack() throws IOException {
    Example odd =
        new Example(
            "",
            List.of(),
            "",
            "",
            "o",
            Provenance.read("f", "", 0),
            new TreeMap<>(Map.of("n", Double.NaN, "i", Double.NEGATIVE_INFINITY)));
    assertThat(ExampleJson.read(ExampleJson.write(odd))).isEqualTo(odd);
    assertThat(ExampleJson.read(Json.MAPPER.readTree(json(odd)))).isEqualTo(odd);
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
  void givenHostileRows_readsThemBack() throws IOException {
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 0; n < 2000; n++) {
      Example row = TestExamples.hostileExample(random, true);
      Provenance unplaced = Provenance.read("f", row.provenance().sourceId(), 0);
      assertThat(ExampleJson.read(Json.MAPPER.readTree(json(row))))
          .isEqualTo(row.withProvenance(unplaced));
      Example broken = TestExamples.hostileExample(random, false);
      assertThat(Surrogates.hasLone(json(broken))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"system\":1}",
        "{\"output\":null}",
        "{\"history\":{}}",
        "{\"history\":[3]}",
        "{\"history\":[{\"role\":\"tool\",\"content\":\"x\"}]}",
        "{\"provenance\":3}",
        "{\"provenance\":{\"seed_ids\":\"x\"}}",
        "{\"provenance\":{\"seed_ids\":[1]}}",
        "{\"scores\":{\"a\":\"high\"}}"
      })
  void givenWhatIsNoRow_throws(String json) throws IOException {
    var tree = Json.MAPPER.readTree(json);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExampleJson.read(tree))
        .withMessageStartingWith("not a row: ");
  }

  @Test
  void givenTexts_namesEachAndChangesEach() {
    assertThat(Texts.of(rich(1)).stream().map(Texts.Named::name))
        .containsExactly("system", "history[0]", "history[1]", "instruction", "input", "output");
    Example loud = Texts.map(Example.of("i", "n", "o", ORIGIN), text -> text + "!");
    assertThat(loud)
        .isEqualTo(new Example("!", List.of(), "i!", "n!", "o!", ORIGIN, new TreeMap<>()));
  }
}
