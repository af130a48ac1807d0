package dev.winnow.filters.decontamination;

import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of a benchmark.
 *
 * @param benchmark its name
 * @param row the row's id; where it has none, its number in the file, from 1
 * @param questions what the user asks; of a row that asks nothing, its text
 * @param answer to the last question; empty if there is none
 */
record Problem(String benchmark, String row, List<String> questions, String answer)
    implements Serializable {
  Problem {
    questions = List.copyOf(questions);
  }

  static Problem of(String benchmark, Example row) {
    Provenance provenance = row.provenance();
    String id =
        provenance.sourceId().isEmpty()
            ? Long.toString(provenance.position())
            : provenance.sourceId();
    if (row.userMessage().isEmpty()) {
      return new Problem(benchmark, id, List.of(row.output()), "");
    }
    List<String> questions = new ArrayList<>();
    for (Turn turn : row.history()) {
      if (turn.is(Role.USER)) {
        questions.add(turn.content());
      }
    }
    questions.add(row.userMessage());
    return new Problem(benchmark, id, questions, row.output());
  }
}
