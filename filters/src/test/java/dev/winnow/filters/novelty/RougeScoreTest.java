package dev.winnow.filters.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Similarities are those of Google's Python package rouge_score 0.1.2, {@code rougeL} without
 * stemming: {@code rouge-score.tsv} has two texts and the {@code fmeasure} that it gave. The texts
 * are ASCII without underscores, where its words are ours.
 */
class RougeScoreTest {
  private static List<String> lines() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(RougeScoreTest.class.getResourceAsStream("rouge-score.tsv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static double similarity(String one, String other) {
    NoveltyIndex index = new NoveltyIndex(1e-9);
    index.add("one", one);
    Neighbour neighbour = index.similarTo(other);
    return neighbour == null ? 0 : neighbour.similarity();
  }

  @Test
  void givenGoldenPairs_givesTheSameSimilarity() throws IOException {
    assertThat(lines()).hasSizeGreaterThan(300);
    for (String line : lines()) {
      String[] columns = line.split("\t", -1);
      double expected = Double.parseDouble(columns[2]);
      assertThat(similarity(columns[0], columns[1])).as(line).isEqualTo(expected, within(1e-12));
      assertThat(similarity(columns[1], columns[0])).as(line).isEqualTo(expected, within(1e-12));
    }
  }
}
