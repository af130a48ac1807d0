package dev.winnow.pipelines.transforms.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.neardup.NearDuplicates;
import dev.winnow.pipelines.transforms.PendingRows;
import dev.winnow.pipelines.transforms.RowRank;
import dev.winnow.pipelines.transforms.duplicates.DropDuplicates;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.PTransform;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Near-duplicates by score and then the top by score is the greedy selection of Deita (arXiv
 * 2312.15685): go through the rows from the best score on, take each that is similar to none taken,
 * until there are enough.
 */
class DiverseRowsTest {
  private static final double THRESHOLD = 0.5;

  @TempDir Path folder;

  /** Texts that drift apart word by word. */
  private static List<Example> rows(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> rows = new ArrayList<>();
    for (int family = 0; family < 20; family++) {
      String[] words = new String[12];
      Arrays.setAll(words, i -> "w" + random.nextInt(3000));
      for (int member = random.nextInt(1, 10); member > 0; member--) {
        TreeMap<String, Double> scores = new TreeMap<>(Map.of("score", random.nextInt(9) / 2.0));
        Provenance from = Provenance.read("f", "", rows.size() + 1);
        String text = String.join(" ", words);
        rows.add(new Example("", List.of(), "", "", text, from, scores));
        words[random.nextInt(words.length)] = "w" + random.nextInt(3000);
      }
    }
    return rows;
  }

  private static Set<String> pairs(Example row) {
    String[] words = row.output().split(" ");
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < words.length; i++) {
      pairs.add(words[i] + " " + words[i + 1]);
    }
    return pairs;
  }

  private static boolean similar(Example a, Example b) {
    Set<String> both = pairs(a);
    both.retainAll(pairs(b));
    int either = pairs(a).size() + pairs(b).size() - both.size();
    return both.size() >= THRESHOLD * either;
  }

  /** As the paper has it. */
  private static List<Example> greedy(List<Example> rows, int top) {
    List<Example> ranked = new ArrayList<>(rows);
    ranked.sort(
        Comparator.comparing((Example row) -> -row.scores().get("score"))
            .thenComparing(row -> RowRank.of(0, row)));
    List<Example> taken = new ArrayList<>();
    for (Example row : ranked) {
      if (taken.size() < top && taken.stream().noneMatch(other -> similar(other, row))) {
        taken.add(row);
      }
    }
    return taken;
  }

  /** What a recipe says. */
  private static final class Diverse extends PTransform<PendingRows, PendingRows> {
    private final int top;
    private final String folder;

    Diverse(int top, String folder) {
      this.top = top;
      this.folder = folder;
    }

    @Override
    public PendingRows expand(PendingRows rows) {
      Map<String, ?> settings =
          Map.of(
              "order",
              "score",
              "threshold",
              THRESHOLD,
              "recall",
              "exact",
              "shingle",
              Map.of("words", 2));
      DuplicateFilter near =
          NearDuplicates.PART.create(
              Settings.read("near", NearDuplicates.PART.parameters(), settings));
      return rows.then("Near", new DropDuplicates("near", near, null, false, folder, "spool-0"))
          .then(
              "Top", new SelectRows(Selected.selector(Map.of("top", top, "by", "score")), folder));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,30", "2,12", "3,1000"})
  void givenScores_takesWhatTheGreedySelectionTakes(long seed, int top) {
    List<Example> rows = rows(seed);
    List<Example> greedy = greedy(rows, top);
    assertThat(greedy).hasSizeLessThan(rows.size() - 10);
    Selected selected = Selected.of(new Diverse(top, folder.toString()), rows, folder);
    assertThat(selected.kept()).containsExactlyInAnyOrderElementsOf(greedy);
    assertThat(selected.dropped()).hasSize(rows.size() - greedy.size());
  }
}
