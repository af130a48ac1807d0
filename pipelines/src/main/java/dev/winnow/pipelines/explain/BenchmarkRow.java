package dev.winnow.pipelines.explain;

import dev.winnow.filters.text.Words;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The row of a benchmark that a contaminated row repeats.
 *
 * @param name its id; where it has none, its number in the file, from 1
 * @param ngram words that both have, joined by spaces; an ellipsis stands for the rest of many
 */
record BenchmarkRow(String name, String ngram) {
  /** Whether a row is this one, and still has the words. */
  boolean is(Example row) {
    Provenance from = row.provenance();
    String own = from.sourceId().isEmpty() ? Long.toString(from.position()) : from.sourceId();
    return own.equals(name) && repeated(row).isPresent();
  }

  /** The first text of a row that has the words: a question, else the answer. */
  Optional<String> repeated(Example row) {
    List<String> texts = new ArrayList<>();
    for (Turn turn : row.history()) {
      if (turn.is(Role.USER)) {
        texts.add(turn.content());
      }
    }
    texts.add(row.userMessage());
    texts.add(row.output());
    return texts.stream().filter(this::isIn).findFirst();
  }

  private boolean isIn(String text) {
    String words = " " + String.join(" ", Words.of(text)) + " ";
    boolean cut = ngram.endsWith("…");
    return words.contains(" " + (cut ? ngram.substring(0, ngram.length() - 1) : ngram + " "));
  }
}
