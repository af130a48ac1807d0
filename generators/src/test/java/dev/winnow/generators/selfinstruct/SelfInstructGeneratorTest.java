package dev.winnow.generators.selfinstruct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Fault;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelfInstructGeneratorTest extends SelfInstructSteps {
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
