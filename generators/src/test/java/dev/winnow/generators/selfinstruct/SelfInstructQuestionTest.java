package dev.winnow.generators.selfinstruct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Lane;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.teacher.RequestBody;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.generators.teacher.TeacherSettings;
import dev.winnow.templates.settings.Settings;
import java.nio.file.Files;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is asked, and what it depends on. */
class SelfInstructQuestionTest extends SelfInstructSteps {
  @Test
  void givenTooFewKept_fillsUpWithSeedTasks() {
    for (int kept = 0; kept <= 2; kept++) {
      Pool pool = Pool.of(generator().known(), KEPT.subList(0, kept));
      var question = generator().question(5, pool, AnswerForm.PLAIN);
      assertThat(question.seedIds()).hasSize(8 - kept);
      assertThat(
              prompt(question.request())
                  .lines()
                  .filter(line -> line.contains(". Instruction: Do ")))
          .hasSize(8 - kept);
      assertThat(
              prompt(question.request())
                  .lines()
                  .filter(line -> line.contains(". Instruction: Made ")))
          .hasSize(kept)
          .doesNotHaveDuplicates();
    }
    var all = generator("human", 50).question(0, Pool.of(List.of(), KEPT), AnswerForm.STRUCTURED);
    assertThat(all.seedIds()).hasSize(12);
    assertThat(prompt(all.request())).contains("The first 14 ").contains("numbers 15 to 22");
  }

  /** Instructions that are read only once a second thread waits for them, or reads them too. */
  private static final class Watched extends AbstractList<String> {
    final AtomicInteger reads = new AtomicInteger();
    final List<Thread> readers = new ArrayList<>();

    @Override
    public void forEach(Consumer<? super String> action) {
      reads.incrementAndGet();
      while (reads.get() < 2
          && readers.stream().noneMatch(reader -> reader.getState() == Thread.State.BLOCKED)) {
        Thread.onSpinWait();
      }
      KEPT.forEach(action);
    }

    @Override
    public String get(int index) {
      return KEPT.get(index);
    }

    @Override
    public int size() {
      return KEPT.size();
    }
  }

  @Test
  void givenPiecesAtOnce_makeOnePoolForAll() throws Exception {
    Watched kept = new Watched();
    SelfInstructGenerator generator = generator();
    for (int i = 0; i < 2; i++) {
      int piece = i;
      kept.readers.add(
          new Thread(
              () -> {
                try {
                  Generated unused = generator.generate(piece, bench(new ScriptedTeacher(), kept));
                } catch (TeacherException | InterruptedException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    for (Thread reader : kept.readers) {
      reader.start();
    }
    for (Thread reader : kept.readers) {
      reader.join();
    }
    assertThat(kept.reads).hasValue(1);
  }

  @Test
  void givenAnyTarget_beginsSmall() {
    assertThat(generator().lanes()).containsExactly(new Lane("", 2, 40, 3, 8));
    assertThat(generator("target", 1).lanes()).containsExactly(new Lane("", 2, 1, 3, 8));
    assertThat(generator("target", Integer.MAX_VALUE, "fruitless", 1, "tasks", 3).lanes())
        .containsExactly(new Lane("", 2, Integer.MAX_VALUE, 1, 3));
  }

  @Test
  void givenLargerTarget_hasTheSamePassesUpToTheLastOfTheSmaller() {
    List<List<Integer>> small = passes(200);
    List<List<Integer>> large = passes(400);
    int last = small.size() - 1;

    assertThat(small.stream().map(List::size)).containsExactly(2, 2, 4, 8, 9);
    assertThat(large.stream().map(List::size)).containsExactly(2, 2, 4, 8, 16, 18);
    assertThat(large.subList(0, last)).isEqualTo(small.subList(0, last));
    assertThat(large.get(last)).startsWith(small.get(last).toArray(new Integer[0]));
  }

  @Test
  void givenLargerTarget_asksTheSameForEarlierPieces() {
    Pool pool = Pool.of(generator().known(), KEPT);
    for (AnswerForm form : AnswerForm.values()) {
      for (int i = 0; i < 4; i++) {
        assertThat(generator("target", 4000).question(i, pool, form))
            .isEqualTo(generator().question(i, pool, form));
      }
      assertThat(generator().question(0, pool, form).request())
          .isNotEqualTo(generator().question(1, pool, form).request());
    }
  }

  @Test
  void givenOneSeedChanged_asksOnlyTheRequestsThatShowItAnew() throws Exception {
    SelfInstructGenerator before = generator();
    Files.writeString(seeds, Files.readString(seeds).replace("Do 4.", "Make four."));
    SelfInstructGenerator after = generator();
    Pool pool = Pool.of(List.of(), KEPT);
    for (AnswerForm form : AnswerForm.values()) {
      int shown = 0;
      for (int i = 0; i < 200; i++) {
        var question = before.question(i, pool, form);
        boolean shows = question.seedIds().contains("s4");
        shown += shows ? 1 : 0;
        assertThat(after.question(i, pool, form).equals(question)).isEqualTo(!shows);
      }
      assertThat(shown).isBetween(60, 140); // 6 of 12: 100 expected
    }
  }

  /** If this changes, recorded and stored answers are lost: raise the prompt's version instead. */
  @Test
  void givenFixedSeedTasks_asksTheGoldenRequests() throws Exception {
    TeacherSettings settings =
        TeacherSettings.of(
            Settings.read("t", TeacherSettings.PARAMETERS, Map.of("model", "gpt-4.1-mini")));
    ScriptedTeacher teacher =
        new ScriptedTeacher()
            .list(instructions("Add.", "Rate."))
            .task("Add.", "no", "[]")
            .task("Rate.", "yes", "[]");
    Generated unused = generator("reasks", 0).generate(0, bench(teacher, KEPT));
    ScriptedTeacher numbered =
        new ScriptedTeacher()
            .list("9. Instruction: Add.\n10. Instruction: Rate.")
            .task("Add.", "no", "-")
            .task("Rate.", "yes", "-");
    numbered.schema = false;
    Generated alsoUnused = generator("reasks", 0).generate(0, bench(numbered, KEPT));

    assertThat(
            Stream.concat(teacher.asked.stream(), numbered.asked.stream())
                .map(request -> RequestBody.recordedFingerprint(settings, request)))
        .containsExactly(
            "1e1ee7358b5aff82e8afe248201942d987ef7f96eb1a3324f1cb9575824cf623",
            "8a4ec0e7a9d0777a1472dbabe01fdaad5976a393cf22251891ebf5db577ddb3b",
            "a5952e03c6ecc8092973986b44767257e87432be5ba1b7d776369739ea15e4d3",
            "bcb4b73d71e1979588387dfac974f942e3b72506e81fe9b4d83eef38cf005560",
            "2a3e242993aeae9d20b9fb7e29878bbfcff262bb51e09ed65ba28ca7392b220b",
            "543283f049ba2666def51f6e3bf53ef2a91f762fc7fb14f9c972a43b91f6faf9",
            "8a4ec0e7a9d0777a1472dbabe01fdaad5976a393cf22251891ebf5db577ddb3b",
            "b38893446a54f3ca31658bf0926233eb2c1158b9e54ae2a961e3bd3ba32cb088",
            "bcb4b73d71e1979588387dfac974f942e3b72506e81fe9b4d83eef38cf005560",
            "f322b2f1268a32ecd1f97ee8a5bd916e3ac3e2a3fabd94231a890bc4f3741f6a");
  }
}
