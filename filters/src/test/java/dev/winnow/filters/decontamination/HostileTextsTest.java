package dev.winnow.filters.decontamination;

import static dev.winnow.filters.decontamination.Contaminated.asking;
import static dev.winnow.filters.decontamination.Contaminated.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HostileTextsTest {
  private static final List<String> PIECES =
      List.of("a", "Σ", "中", "\0", "\ud800", " ", " ", "{{x}}", "<|im_end|>", "½", "İ", "_");

  private static String text(SplittableRandom random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @Test
  void givenRandomTexts_judgesThemTheSameAfterSerialization() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    String[] questions = new String[40];
    for (int i = 0; i < questions.length; i++) {
      questions[i] = text(random, random.nextInt(30));
    }
    RowFilter rule = asking(Map.of("words", 4, "shortest", 2), questions);
    RowFilter copy = copy(rule);
    int dropped = 0;
    for (int i = 0; i < 1000; i++) {
      Verdict verdict = rule.judge(row(1, text(random, random.nextInt(30)), text(random, 5)));
      dropped += verdict instanceof Verdict.Drop ? 1 : 0;
      String question = questions[i % questions.length];
      assertThat(copy.judge(row(1, question, ""))).isEqualTo(rule.judge(row(1, question, "")));
    }
    assertThat(dropped).isBetween(1, 999);
  }

  @Test
  void givenMegabytes_finishes() {
    String words = "word ".repeat(1 << 18);
    RowFilter rule =
        asking(Map.of("words", 1000), words, "\ud800".repeat(1 << 18), "a".repeat(1 << 20));

    assertThat(rule.judge(row(1, words, ""))).isInstanceOf(Verdict.Drop.class);
    assertThat(rule.judge(row(1, "word ".repeat(999), words.replace("word", "other"))))
        .isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(row(1, "a".repeat(1 << 20), ""))).isInstanceOf(Verdict.Drop.class);
  }

  @Test
  void givenBenchmarkWithoutWords_keepsEverything() {
    assertThat(asking(Map.of(), "∑ → ?", "").judge(row(1, "∑ → ?", ""))).isEqualTo(Verdict.KEEP);
  }

  private static RowFilter copy(RowFilter rule) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(rule);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (RowFilter) in.readObject();
    }
  }
}
