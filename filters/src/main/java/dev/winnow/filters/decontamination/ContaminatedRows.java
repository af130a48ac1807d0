package dev.winnow.filters.decontamination;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.filters.rules.Excerpt;
import dev.winnow.filters.text.Words;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rule that knows the benchmarks' rows; see {@link Decontamination}. */
final class ContaminatedRows implements RowFilter {
  private static final long serialVersionUID = 1L;

  private final Field field;
  private final Benchmarks benchmarks;

  /** Found anew on each JVM: it is much larger than what it is built from. */
  private transient volatile @Nullable NgramIndex index;

  ContaminatedRows(Field field, Benchmarks benchmarks) {
    this.field = field;
    this.benchmarks = benchmarks;
  }

  @Override
  public Verdict judge(Example row) {
    for (Texts.Named text : searched(row)) {
      List<String> words = Words.of(text.text());
      NgramIndex.Hit hit = index().find(words);
      if (hit != null) {
        String ngram = String.join(" ", words.subList(hit.at(), hit.at() + hit.words()));
        return Verdict.drop(
            Decontamination.REASON,
            Map.of(
                "benchmark",
                hit.problem().benchmark(),
                "row",
                hit.problem().row(),
                "field",
                text.name(),
                "ngram",
                Excerpt.of(ngram)));
      }
    }
    return Verdict.KEEP;
  }

  /** A question may have been cut in two, so instruction and input are searched as one text. */
  private List<Texts.Named> searched(Example row) {
    if (field != Field.ROW) {
      return List.of(new Texts.Named(field.label(), field.of(row)));
    }
    List<Texts.Named> texts = new ArrayList<>();
    for (Texts.Named text : Texts.of(row)) {
      if (text.name().equals(Field.INSTRUCTION.label())) {
        texts.add(new Texts.Named(text.name(), row.userMessage()));
      } else if (!text.name().equals(Field.INPUT.label())) {
        texts.add(text);
      }
    }
    return texts;
  }

  private NgramIndex index() {
    NgramIndex known = index;
    if (known == null) {
      known = NgramIndex.of(benchmarks);
      index = known;
    }
    return known;
  }
}
