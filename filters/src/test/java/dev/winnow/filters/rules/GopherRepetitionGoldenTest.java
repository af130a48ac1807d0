package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.judge;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.settings.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Tokens and measures are those of {@code src/test/python/gopher-repetition.py}, which shares
 * nothing with this code but the definitions, and wrote {@code gopher-repetition.jsonl}.
 */
class GopherRepetitionGoldenTest {
  private static final double NEVER = 1e9;

  private static List<JsonNode> golden() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            GopherRepetitionGoldenTest.class.getResourceAsStream("gopher-repetition.jsonl"))) {
      List<JsonNode> rows = new ArrayList<>();
      ObjectMapper mapper = new ObjectMapper();
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        rows.add(mapper.readTree(line));
      }
      return rows;
    }
  }

  /** The rule that drops whatever has any of this measure, and nothing else. */
  private static GopherRepetition only(String measure) {
    Map<String, Object> settings = new HashMap<>();
    GopherRepetition.MEASURES.forEach(other -> settings.put(other.name(), NEVER));
    settings.put(measure, 0);
    return rule(GopherRepetition.PART, settings);
  }

  @Test
  void givenGoldenTexts_findsTheSameTokens() throws IOException {
    for (JsonNode row : golden()) {
      String text = row.get("text").asText();
      Tokens tokens = Tokens.of(text);
      List<String> found = new ArrayList<>();
      for (int i = 0; i < tokens.count(); i++) {
        found.add(tokens.excerpt(i, i));
      }
      List<String> expected = new ArrayList<>();
      row.get("tokens").forEach(token -> expected.add(token.asText()));
      assertThat(found).as(text).isEqualTo(expected);
    }
  }

  @Test
  void givenGoldenTexts_measuresTheSame() throws IOException {
    List<JsonNode> rows = golden();
    assertThat(rows).hasSize(200);
    for (Parameter measure : GopherRepetition.MEASURES) {
      GopherRepetition rule = only(measure.name());
      int dropped = 0;
      for (JsonNode row : rows) {
        Verdict verdict = judge(rule, row.get("text").asText());
        double expected = row.get(measure.name()).asDouble();
        assertThat(verdict).isEqualTo(over(measure.name(), expected));
        dropped += expected > 0 ? 1 : 0;
      }
      assertThat(dropped).as(measure.name()).isGreaterThan(5);
    }
  }

  private static Verdict over(String measure, double value) {
    return value == 0
        ? Verdict.KEEP
        : Verdict.drop(measure, Map.of("field", "row", "value", value, "threshold", 0.0));
  }
}
