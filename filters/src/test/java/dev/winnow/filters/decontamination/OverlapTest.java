package dev.winnow.filters.decontamination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against overlap.py, which compares sets of tuples. */
class OverlapTest {
  private static JsonNode golden() throws IOException {
    try (InputStream in = OverlapTest.class.getResourceAsStream("overlap.json")) {
      return Json.MAPPER.readTree(in);
    }
  }

  private static RowFilter rule(JsonNode golden) {
    Map<String, Integer> settings = new TreeMap<>();
    golden
        .get("settings")
        .properties()
        .forEach(e -> settings.put(e.getKey(), e.getValue().asInt()));
    TreeMap<String, List<Example>> rows = new TreeMap<>();
    for (JsonNode problem : golden.get("problems")) {
      rows.computeIfAbsent(problem.get("benchmark").asText(), unused -> new ArrayList<>())
          .add(row(problem.get("row").asInt(), problem));
    }
    return Contaminated.filter("alpha", settings).given(rows);
  }

  private static Example row(int position, JsonNode texts) {
    return Contaminated.row(
        position, texts.get("instruction").asText(), texts.get("output").asText());
  }

  @Test
  void givenRandomRows_findsWhatSetsOfTuplesHave() throws IOException {
    JsonNode golden = golden();
    RowFilter rule = rule(golden);
    int dropped = 0;
    for (JsonNode row : golden.get("rows")) {
      List<List<Object>> hits = new ArrayList<>();
      for (JsonNode hit : row.get("hits")) {
        List<Object> texts = new ArrayList<>();
        hit.forEach(text -> texts.add(text.asText()));
        hits.add(texts);
      }
      Verdict verdict = rule.judge(row(1, row));
      if (hits.isEmpty()) {
        assertThat(verdict).as(row.toString()).isEqualTo(Verdict.KEEP);
      } else {
        assertThat(verdict).as(row.toString()).isInstanceOf(Verdict.Drop.class);
        Map<String, Object> detail = ((Verdict.Drop) verdict).detail();
        assertThat(hits)
            .contains(
                List.of(
                    detail.get("field"),
                    detail.get("benchmark"),
                    detail.get("row"),
                    detail.get("ngram")));
        dropped++;
      }
    }
    assertThat(dropped).isBetween(150, 250);
  }
}
