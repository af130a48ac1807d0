package dev.winnow.generators.selfinstruct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Lane;
import dev.winnow.generators.Passes;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Fault;
import dev.winnow.generators.teacher.RequestBody;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.generators.teacher.TeacherSettings;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import dev.winnow.templates.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfInstructGeneratorTest {
  private static final List<String> KEPT = List.of("Made one.", "Made two.", "Made two.");

  @TempDir Path folder;
  private Path seeds;

  @BeforeEach
  void writeSeeds() throws Exception {
    StringBuilder lines = new StringBuilder("no seed task\n");
    for (int i = 0; i < 12; i++) {
      lines.append(
          "{\"id\":\"s%d\",\"instruction\":\"Do %d.\",\"instances\":[{\"output\":\"out\"}]}\n"
              .formatted(i, i));
    }
    seeds = Files.writeString(folder.resolve("seeds.jsonl"), lines);
  }

  private SelfInstructGenerator generator(Object... more) {
    Map<String, Object> step = new HashMap<>(Map.of("seeds", seeds.toString(), "target", 40));
    for (int i = 0; i < more.length; i += 2) {
      step.put((String) more[i], more[i + 1]);
    }
    Settings settings = Settings.read("generate[0]", SelfInstructGenerator.PART.parameters(), step);
    return (SelfInstructGenerator)
        SelfInstructGenerator.PART.create(settings, 42, SourceRows.Reader.NONE);
  }

  private static Workbench bench(ScriptedTeacher teacher, List<String> kept) {
    return new Workbench(teacher, Map.of(), kept);
  }

  private static String instructions(String... instructions) {
    return Arrays.stream(instructions)
        .map("{\"instruction\":\"%s\"}"::formatted)
        .toList()
        .toString()
        .transform("{\"tasks\":%s}"::formatted);
  }

  private static String prompt(ChatRequest request) {
    return request.messages().get(0).content();
  }

  private static Stream<String> rows(Generated generated) {
    return generated.examples().stream()
        .map(row -> row.instruction() + "|" + row.input() + "|" + row.output());
  }

  @Test
  void givenNewInstructions_makesTheirInstances() throws Exception {
    ScriptedTeacher teacher =
        new ScriptedTeacher()
            .list(instructions("Add them.", "Is it good?", "Sing."))
            .task(
                "Add them.",
                "no",
                "{\"instances\":[{\"input\":\"1 2\",\"output\":\"3\"},{\"input\":\"2 2\",\"output\":\"4\"}]}")
            .task(
                "Is it good?",
                "yes",
                "{\"instances\":[{\"output\":\"good\",\"input\":\"sun\"},{\"output\":\"bad\",\"input\":\"flu\"}]}")
            .task("Sing.", "no", "{\"instances\":[{\"input\":\"\",\"output\":\"la\"}]}");

    Generated generated = generator().generate(2, bench(teacher, KEPT));

    assertThat(rows(generated))
        .containsExactly(
            "Add them.|1 2|3",
            "Add them.|2 2|4",
            "Is it good?|sun|good",
            "Is it good?|flu|bad",
            "Sing.||la");
    assertThat(generated.failures()).isEmpty();
    assertThat(generated.examples().stream().map(row -> row.provenance().position()))
        .containsExactly(2001L, 2002L, 2003L, 2004L, 2005L);
    assertThat(generated.examples().stream().map(row -> row.provenance().request()))
        .containsExactly("r3", "r3", "r5", "r5", "r7");
    assertThat(generated.examples().stream().map(row -> row.provenance().operation()))
        .containsExactly(
            "input-first", "input-first", "output-first", "output-first", "input-first");
    var provenance = generated.examples().get(2).provenance();
    assertThat(provenance.method()).isEqualTo("self-instruct");
    assertThat(provenance.promptVersion()).isEqualTo("selfinstruct/output-first.v1");
    assertThat(provenance.teacher()).isEqualTo("teacher-1");
    assertThat(provenance.seedIds()).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void givenRequests_samplesTheListAndIsSureOfTheRest() throws Exception {
    ScriptedTeacher teacher =
        new ScriptedTeacher()
            .list(instructions("Name one."))
            .task("Name one.", "yes", "{\"instances\":[{\"output\":\"a\",\"input\":\"b\"}]}");

    Generated unused =
        generator("system", "Be kind.", "max_tokens", 77).generate(0, bench(teacher, List.of()));

    assertThat(teacher.asked.stream().map(ChatRequest::temperature)).containsExactly(0.7, 0.0, 0.0);
    assertThat(teacher.asked.stream().map(ChatRequest::topP)).containsExactly(0.5, 1.0, 1.0);
    assertThat(teacher.asked.stream().map(ChatRequest::maxTokens)).containsOnly(77);
    assertThat(teacher.asked.stream().map(request -> request.schema() == null))
        .containsExactly(false, true, false);
    assertThat(teacher.asked.get(2).schema().json()).containsSubsequence("output", "input");
    assertThat(teacher.asked)
        .allMatch(request -> request.messages().get(0).equals(new Turn(Role.SYSTEM, "Be kind.")));
  }

  @Test
  void givenAnswersOfNoUse_samplesTheReasksAsTheStepDoes() throws Exception {
    ScriptedTeacher teacher =
        new ScriptedTeacher()
            .list(instructions("Name one."))
            .says("Name one.", "perhaps")
            .task("Name one.", "no", "none")
            .task("Name one.", "no", "[{\"input\":\"\",\"output\":\"a\"}]");

    Generated generated =
        generator("temperature", 0.9, "top_p", 0.8).generate(0, bench(teacher, List.of()));

    assertThat(rows(generated)).containsExactly("Name one.||a");
    assertThat(teacher.asked.stream().map(r -> r.reask() + " " + r.temperature() + " " + r.topP()))
        .containsExactly("0 0.9 0.8", "0 0.0 1.0", "1 0.9 0.8", "0 0.0 1.0", "1 0.9 0.8");
    assertThat(teacher.asked.get(4).schema()).isEqualTo(teacher.asked.get(3).schema());
  }

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
  void givenKnownInstructions_paysForNoneOfThem() throws Exception {
    ScriptedTeacher teacher =
        new ScriptedTeacher()
            .list(instructions("do 3", "MADE two!", "New.", "new", "One more."))
            .task("New.", "no", "[{\"input\":\"\",\"output\":\"x\"}]")
            .task("One more.", "no", "[{\"input\":\"\",\"output\":\"y\"}]");

    Generated generated = generator("tasks", 4).generate(0, bench(teacher, KEPT));

    assertThat(rows(generated)).containsExactly("New.||x");
    assertThat(teacher.asked).hasSize(3);
    assertThat(generated.failures().stream().map(f -> f.source() + " " + f.reason()))
        .containsExactly(
            "generate[0] request 1 item 1 known_instruction",
            "generate[0] request 1 item 2 known_instruction",
            "generate[0] request 1 item 4 known_instruction",
            "generate[0] request 1 item 5 too_many_items");
  }

  @Test
  void givenInstructionThatIsNotNovel_paysForNothingMoreOfIt() throws Exception {
    ScriptedTeacher teacher =
        new ScriptedTeacher()
            .list(instructions("Sing loud.", "Add.", "do 3", "Sing low."))
            .task("Sing loud.", "no", "[{\"input\":\"\",\"output\":\"la\"}]")
            .task("Add.", "no", "[{\"input\":\"1 2\",\"output\":\"3\"}]")
            .task("Sing low.", "no", "[{\"input\":\"\",\"output\":\"lo\"}]");
    List<String> judged = new ArrayList<>();
    Workbench bench =
        new Workbench(
            teacher,
            Map.of(),
            KEPT,
            instruction -> {
              judged.add(instruction);
              return !instruction.startsWith("Sing");
            });

    Generated generated = generator().generate(0, bench);

    assertThat(rows(generated)).containsExactly("Add.|1 2|3");
    assertThat(teacher.asked).hasSize(3);
    assertThat(judged).containsExactly("Sing loud.", "Add.", "Sing low.");
    assertThat(generated.failures().stream().map(f -> f.source() + " " + f.reason()))
        .containsExactly(
            "generate[0] request 1 item 1 not_novel",
            "generate[0] request 1 item 3 known_instruction",
            "generate[0] request 1 item 4 not_novel");
    assertThat(generated.failures().get(0).detail())
        .isEqualTo("too similar to an instruction that is there");
    assertThat(generated.failures().get(0).raw()).isEqualTo("{\"instruction\":\"Sing loud.\"}");
  }

  @Test
  void givenFaultsOfOneInstruction_goesOnWithTheOthers() throws Exception {
    TeacherException refusal = TeacherException.failed(Fault.REFUSAL, "no", "raw");
    ScriptedTeacher teacher =
        new ScriptedTeacher()
            .list(instructions("Refused.", "Lost.", "Unclear.", "Mute.", "Fine."))
            .fault("Refused.", refusal)
            .says("Lost.", "no")
            .says("Unclear.", "perhaps")
            .says("Unclear.", "hm")
            .task("Mute.", "no", "nothing")
            .task("Mute.", "no", "still nothing")
            .task(
                "Fine.",
                "no",
                "[{\"input\":\"\",\"output\":\"la\"},{\"input\":\"b:\",\"output\":\"c\"}]");

    Generated generated = generator("reasks", 1).generate(0, bench(teacher, List.of()));

    assertThat(rows(generated)).containsExactly("Fine.||la");
    assertThat(
            generated.failures().stream().map(f -> f.source() + " " + f.reason() + " " + f.raw()))
        .containsExactly(
            "generate[0] request 1 item 1 refusal raw",
            "generate[0] request 1 item 2 server_error oops",
            "generate[0] request 1 item 3 unparseable_answer hm",
            "generate[0] request 1 item 4 unparseable_answer still nothing",
            "generate[0] request 1 item 5 instance 2 ends_in_colon"
                + " {\"input\":\"b:\",\"output\":\"c\"}");
  }

  @Test
  void givenNoListOrAFatalFault_fails() throws Exception {
    ScriptedTeacher mute = new ScriptedTeacher().list("no").list("{}").list("never");
    assertThat(generator().generate(0, bench(mute, List.of())).failures())
        .containsExactly(
            new Failure(
                "generate[0] request 1",
                "unparseable_answer",
                "it holds no JSON with a list of tasks",
                "never"));
    assertThat(mute.asked.stream().map(ChatRequest::reask)).containsExactly(0, 1, 2);

    ScriptedTeacher fatal =
        new ScriptedTeacher()
            .list(instructions("Sing."))
            .fault("Sing.", TeacherException.fatal(Fault.UNAUTHORIZED, "d", "m"));
    assertThat(
            catchThrowableOfType(
                TeacherException.class, () -> generator().generate(0, bench(fatal, List.of()))))
        .isNotNull();
  }

  @Test
  void givenTeacherWithoutSchemas_readsNumberedText() throws Exception {
    ScriptedTeacher teacher =
        new ScriptedTeacher()
            .cutList(
                "###\n9. Instruction: Add\nthem.\n10. Instruction: Rate it.\n11. Instruction: Wri")
            .task(
                "Add\nthem.",
                "no",
                "###\n1. Input:\n1 2\n1. Output:\n3\n###\n2. Input: <noinput>\n2. Output: 0")
            .task(
                "Rate it.",
                "yes",
                "1. Output: good\n1. Input: sun\n2. Output: bad\n2. Input: flu: a\nlot");
    teacher.schema = false;

    Generated generated = generator().generate(0, bench(teacher, List.of()));

    assertThat(rows(generated))
        .containsExactly(
            "Add\nthem.|1 2|3", "Add\nthem.||0", "Rate it.|sun|good", "Rate it.|flu: a\nlot|bad");
    assertThat(generated.failures().stream().map(f -> f.reason() + " " + f.raw()))
        .containsExactly("truncated_item 11. Instruction: Wri");
    assertThat(teacher.asked).allMatch(request -> request.schema() == null);
  }

  @Test
  void givenAnyTarget_beginsSmall() {
    assertThat(generator().lanes()).containsExactly(new Lane("", 2, 40, 3, 8));
    assertThat(generator("target", 1).lanes()).containsExactly(new Lane("", 2, 1, 3, 8));
    assertThat(generator("target", Integer.MAX_VALUE, "fruitless", 1, "tasks", 3).lanes())
        .containsExactly(new Lane("", 2, Integer.MAX_VALUE, 1, 3));
  }

  /** The passes when every piece keeps eight rows. */
  private List<List<Integer>> passes(int target) {
    Passes passes = new Passes(generator("target", target).lanes());
    List<List<Integer>> made = new ArrayList<>();
    for (List<Integer> pass = passes.next(); !pass.isEmpty(); pass = passes.next()) {
      made.add(pass);
      for (int row = 0; row < 8 * pass.size(); row++) {
        passes.kept(pass.get(0));
      }
    }
    return made;
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
            "15d6a78e707227986506e0b563f3bdf0dc07f3267236ec1cbc784a8093801a9d",
            "8a4ec0e7a9d0777a1472dbabe01fdaad5976a393cf22251891ebf5db577ddb3b",
            "a5952e03c6ecc8092973986b44767257e87432be5ba1b7d776369739ea15e4d3",
            "bcb4b73d71e1979588387dfac974f942e3b72506e81fe9b4d83eef38cf005560",
            "2a3e242993aeae9d20b9fb7e29878bbfcff262bb51e09ed65ba28ca7392b220b",
            "b4e6fcd71616bf9e8e3231f4bb1e8dbcc02c46c1f846f2e48231ee43c57fe733",
            "8a4ec0e7a9d0777a1472dbabe01fdaad5976a393cf22251891ebf5db577ddb3b",
            "b38893446a54f3ca31658bf0926233eb2c1158b9e54ae2a961e3bd3ba32cb088",
            "bcb4b73d71e1979588387dfac974f942e3b72506e81fe9b4d83eef38cf005560",
            "f322b2f1268a32ecd1f97ee8a5bd916e3ac3e2a3fabd94231a890bc4f3741f6a");
  }

  @Test
  void givenSerialization_asksTheSame() throws Exception {
    SelfInstructGenerator generator = generator();
    Generated unused = generator.generate(0, bench(new ScriptedTeacher(), KEPT));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(generator);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      SelfInstructGenerator copy = (SelfInstructGenerator) in.readObject();
      Pool pool = Pool.of(generator.known(), KEPT);
      assertThat(copy.question(1, pool, AnswerForm.PLAIN))
          .isEqualTo(generator.question(1, pool, AnswerForm.PLAIN));
    }
  }

  @Test
  void givenMalformedSeedTask_reportsIt() {
    assertThat(generator().sourceFailures().stream().map(Failure::source))
        .containsExactly("seeds.jsonl:1");
    assertThat(generator().known()).hasSize(12).startsWith("Do 0.", "Do 1.");
  }

  @Test
  void givenHostileInstructions_neverThrows() throws Exception {
    String hostile = "\\u0000 \\ud800 {{tasks}} {% x %} <|im_end|> " + "x".repeat(1 << 20);
    ScriptedTeacher teacher =
        new ScriptedTeacher().list(instructions("???", "!!!", "\\u0000", hostile));
    Generated generated =
        generator().generate(0, bench(teacher, List.of("", "\uD800", "\u0000", "???")));
    assertThat(generated.failures().stream().map(Failure::reason))
        .containsExactly("known_instruction", "server_error", "bad_item", "server_error");
  }
}
