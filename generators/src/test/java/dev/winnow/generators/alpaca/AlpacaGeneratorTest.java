package dev.winnow.generators.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Lane;
import dev.winnow.generators.Passes;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.registry.Generators;
import dev.winnow.generators.store.StoredResponse;
import dev.winnow.generators.store.StoredResponseJson;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Fault;
import dev.winnow.generators.teacher.OpenTeacher;
import dev.winnow.generators.teacher.RequestBody;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.generators.teacher.TeacherSettings;
import dev.winnow.generators.teacher.Teachers;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Json;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlpacaGeneratorTest {
  /** Takes a key out of the usual step. */
  private static final Object NOTHING = new Object();

  @TempDir Path folder;
  private Path seeds;

  @BeforeEach
  void writeSeeds() throws Exception {
    StringBuilder lines = new StringBuilder("no seed task\n");
    for (int i = 0; i < 10; i++) {
      lines.append(
          ("{\"id\":\"s%d\",\"name\":\"n\",\"instruction\":\"Do %d.\",\"instances\":"
                  + "[{\"input\":\"in %d\",\"output\":\"out %d\"}],\"is_classification\":false}\n")
              .formatted(i, i, i, i));
    }
    seeds = folder.resolve("seeds.jsonl");
    Files.writeString(seeds, lines);
  }

  private AlpacaGenerator generator(Object... more) {
    Map<String, Object> step = new HashMap<>(Map.of("seeds", seeds.toString(), "target", 40));
    for (int i = 0; i < more.length; i += 2) {
      step.put((String) more[i], more[i + 1]);
    }
    step.values().removeIf(NOTHING::equals);
    Settings settings = Settings.read("generate[0]", AlpacaGenerator.PART.parameters(), step);
    return (AlpacaGenerator) AlpacaGenerator.PART.create(settings, 42, SourceRows.Reader.NONE);
  }

  /** Answers by a script and notes what it was asked. */
  private static final class Scripted implements Teacher {
    final List<ChatRequest> asked = new ArrayList<>();
    final Deque<ChatAnswer> answers = new ArrayDeque<>();
    boolean schema = true;

    Scripted then(String content, String finish) {
      answers.add(new ChatAnswer(content, finish, "teacher-1", null, null, "f" + answers.size()));
      return this;
    }

    @Override
    public ChatAnswer ask(ChatRequest request) throws TeacherException {
      asked.add(request);
      if (answers.isEmpty()) {
        throw TeacherException.failed(Fault.SERVER_ERROR, "HTTP 500", "oops");
      }
      return answers.poll();
    }

    @Override
    public boolean supportsSchema() {
      return schema;
    }
  }

  @Test
  void givenTarget_asksForEnoughRequests() {
    assertThat(generator("target", 1).lanes()).containsExactly(new Lane("", 1, 1, 3));
    assertThat(generator("target", 17).lanes()).containsExactly(new Lane("", 1, 17, 3));
    assertThat(generator("target", 18, "fruitless", 1).lanes())
        .containsExactly(new Lane("", 2, 18, 1));
    assertThat(generator("target", Integer.MAX_VALUE, "tasks", 4).lanes())
        .containsExactly(new Lane("", Integer.MAX_VALUE, Integer.MAX_VALUE, 3));
  }

  @Test
  void givenAnswer_makesRowsWithProvenance() throws Exception {
    Scripted teacher =
        new Scripted()
            .then(
                "{\"tasks\":[{\"instruction\":\"a\",\"input\":\"\",\"output\":\"1\"},{},"
                    + "{\"instruction\":\"b\",\"input\":\"x\",\"output\":\"2\"},"
                    + "{\"instruction\":\"c\",\"input\":\"\",\"output\":\"3\"}]}",
                "stop");

    Generated generated = generator().generate(1, Workbench.of(teacher));

    assertThat(generated.examples().stream().map(e -> e.instruction() + e.input() + e.output()))
        .containsExactly("a1", "bx2", "c3");
    assertThat(generated.examples().stream().map(e -> e.provenance().position()))
        .containsExactly(1001L, 1003L, 1004L);
    var provenance = generated.examples().get(1).provenance();
    assertThat(provenance.source()).isEqualTo("generate[0]");
    assertThat(provenance.method()).isEqualTo("alpaca");
    assertThat(provenance.teacher()).isEqualTo("teacher-1");
    assertThat(provenance.promptVersion()).isEqualTo("alpaca/structured.v1");
    assertThat(provenance.request()).isEqualTo("f0");
    assertThat(provenance.seedIds()).hasSize(3).doesNotHaveDuplicates();
    assertThat(generated.failures())
        .containsExactly(
            new Failure("generate[0] request 2 item 2", "bad_item", "no instruction", "{}"));
  }

  @Test
  void givenRequest_showsTheSeedTasksAndSetsTheSampling() throws Exception {
    Scripted teacher = new Scripted();
    Generated generated = generator().generate(0, Workbench.of(teacher));

    ChatRequest request = teacher.asked.get(0);
    assertThat(request.temperature()).isEqualTo(1.0);
    assertThat(request.topP()).isEqualTo(1.0);
    assertThat(request.maxTokens()).isEqualTo(3072);
    assertThat(request.schema()).isNotNull();
    String prompt = request.messages().get(0).content();
    assertThat(prompt).contains("Write 17 further ones").contains("numbers 4 to 20");
    assertThat(prompt.lines().filter(line -> line.startsWith("{\"instruction\":\"Do "))).hasSize(3);
    assertThat(generated.failures())
        .containsExactly(new Failure("generate[0] request 1", "server_error", "HTTP 500", "oops"));
  }

  @Test
  void givenTeacherWithoutSchemas_asksForNumberedText() throws Exception {
    Scripted teacher =
        new Scripted().then("4. Instruction: a\n4. Output: b\n###\n5. Instruction: c", "length");
    teacher.schema = false;

    Generated generated = generator().generate(0, Workbench.of(teacher));

    assertThat(teacher.asked.get(0).schema()).isNull();
    assertThat(teacher.asked.get(0).messages().get(0).content())
        .contains("###\n3. Instruction: Do ")
        .endsWith("\n###");
    assertThat(generated.examples()).hasSize(1);
    assertThat(generated.examples().get(0).provenance().promptVersion())
        .isEqualTo("alpaca/numbered.v1");
    assertThat(generated.failures().get(0).reason()).isEqualTo("truncated_item");
  }

  @Test
  void givenUnparseableAnswers_asksTwiceAgainThenFails() throws Exception {
    Scripted teacher =
        new Scripted().then("no", "stop").then("{\"tasks\":[]}", "stop").then("never", "stop");

    Generated generated = generator().generate(0, Workbench.of(teacher));

    assertThat(teacher.asked.stream().map(ChatRequest::reask)).containsExactly(0, 1, 2);
    assertThat(generated.examples()).isEmpty();
    assertThat(generated.failures().get(0).reason()).isEqualTo("unparseable_answer");
    assertThat(generated.failures().get(0).raw()).isEqualTo("never");
  }

  @Test
  void givenFatalFault_throwsIt() {
    Teacher fatal =
        new Teacher() {
          @Override
          public ChatAnswer ask(ChatRequest request) throws TeacherException {
            throw TeacherException.fatal(Fault.UNAUTHORIZED, "d", "m");
          }

          @Override
          public boolean supportsSchema() {
            return true;
          }
        };
    assertThat(
            catchThrowableOfType(
                TeacherException.class, () -> generator().generate(0, Workbench.of(fatal))))
        .isNotNull();
  }

  @Test
  void givenLargerTarget_asksTheSameForEarlierPieces() {
    AlpacaGenerator small = generator("target", 40);
    AlpacaGenerator large = generator("target", 4000);
    for (int i = 0; i < small.lanes().get(0).pieces(); i++) {
      assertThat(large.question(i, AnswerForm.STRUCTURED))
          .isEqualTo(small.question(i, AnswerForm.STRUCTURED));
    }
    assertThat(small.question(0, AnswerForm.STRUCTURED))
        .isNotEqualTo(small.question(1, AnswerForm.STRUCTURED));
  }

  @Test
  void givenOneSeedChanged_asksOnlyTheRequestsThatShowItAnew() throws Exception {
    AlpacaGenerator before = generator();
    Files.writeString(seeds, Files.readString(seeds).replace("Do 4.", "Make four."));
    AlpacaGenerator after = generator();
    for (AnswerForm form : AnswerForm.values()) {
      int shown = 0;
      for (int i = 0; i < 200; i++) {
        boolean shows = before.question(i, form).seedIds().contains("s4");
        shown += shows ? 1 : 0;
        assertThat(after.question(i, form).equals(before.question(i, form))).isEqualTo(!shows);
      }
      assertThat(shown).isBetween(30, 90); // 3 of 10: 60 expected
    }
  }

  @Test
  void givenFewSeedTasks_neverAsksTheSameTwice() throws Exception {
    List<String> lines = Files.readAllLines(seeds);
    Files.write(seeds, lines.subList(0, 4));
    TeacherSettings settings =
        TeacherSettings.of(Settings.read("t", TeacherSettings.PARAMETERS, Map.of("model", "m")));
    AlpacaGenerator generator = generator("target", 510);
    for (AnswerForm form : AnswerForm.values()) {
      Set<String> asked = new HashSet<>();
      Set<String> prompts = new HashSet<>();
      for (int i = generator.lanes().get(0).pieces() - 1; i >= 0; i--) {
        ChatRequest request = generator.question(i, form).request();
        asked.add(RequestBody.recordedFingerprint(settings, request));
        prompts.add(request.messages().get(0).content());
      }
      assertThat(asked).hasSize(30);
      assertThat(prompts).hasSizeLessThanOrEqualTo(24);
      assertThat(generator("target", 40).question(2, form)).isEqualTo(generator.question(2, form));
    }
  }

  /** If this changes, recorded and stored answers are lost: raise the prompt's version instead. */
  @Test
  void givenFixedSeedTasks_asksTheGoldenRequests() {
    TeacherSettings settings =
        TeacherSettings.of(
            Settings.read("t", TeacherSettings.PARAMETERS, Map.of("model", "gpt-4.1-mini")));
    assertThat(
            Arrays.stream(AnswerForm.values())
                .map(form -> generator().question(0, form).request())
                .map(request -> RequestBody.recordedFingerprint(settings, request)))
        .containsExactly(
            "06302b2716dd4ab0ca6b83c36891c77f3e19d1a289620c850dce1279762e45ca",
            "56a21d12e9a9c464c70149525b9bce89d2b5cc3e86a2ef6eac24e8f4accbf1f1");
  }

  private static Map<String, Integer> categories() {
    Map<String, Integer> categories = new LinkedHashMap<>();
    categories.put("cooking", 20);
    categories.put("mental arithmetic", 40);
    categories.put("law", 1);
    return categories;
  }

  @Test
  void givenCategories_hasALaneForEach() throws Exception {
    AlpacaGenerator generator = generator("target", NOTHING, "categories", categories());
    assertThat(generator.lanes())
        .containsExactly(
            new Lane("cooking", 2, 20, 3),
            new Lane("mental arithmetic", 3, 40, 3),
            new Lane("law", 1, 1, 3));

    String task = "{\"tasks\":[{\"instruction\":\"%s\",\"output\":\"1\"}]}";
    for (int piece : new Passes(generator.lanes()).next()) {
      Scripted teacher = new Scripted().then(task.formatted("task " + piece), "stop");
      Example row = generator.generate(piece, Workbench.of(teacher)).examples().get(0);
      String category = List.of("cooking", "mental arithmetic", "law").get(piece % 3);
      assertThat(row.instruction()).isEqualTo("task " + piece);
      assertThat(row.provenance().category()).isEqualTo(category);
      assertThat(row.provenance().promptVersion())
          .isEqualTo("alpaca/structured.v1+alpaca/category.v1");
      assertThat(teacher.asked.get(0).messages().get(0).content())
          .contains("of one category: " + category + ".")
          .contains("Write 17 further ones");
    }
  }

  @Test
  void givenAnotherCategory_asksTheSameForTheOthers() {
    Map<String, Integer> more = categories();
    more.remove("law");
    AlpacaGenerator three = generator("target", NOTHING, "categories", categories());
    AlpacaGenerator two = generator("target", NOTHING, "categories", more);
    for (int round = 0; round < 4; round++) {
      for (int lane = 0; lane < 2; lane++) {
        assertThat(two.question(2 * round + lane, AnswerForm.PLAIN))
            .isEqualTo(three.question(3 * round + lane, AnswerForm.PLAIN));
      }
    }
  }

  @Test
  void givenSystemMessage_sendsItFirst() throws Exception {
    Scripted teacher = new Scripted();
    Generated unused =
        generator("system", "Answer in {{verse}}.").generate(0, Workbench.of(teacher));
    assertThat(teacher.asked.get(0).messages())
        .hasSize(2)
        .startsWith(new Turn(Role.SYSTEM, "Answer in {{verse}}."));
    assertThat(generator("system", "").question(0, AnswerForm.PLAIN))
        .isEqualTo(generator().question(0, AnswerForm.PLAIN));
  }

  @Test
  void givenNoClearNumberOfRows_isRefused() {
    assertThatThrownBy(() -> generator("target", NOTHING))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("generate[0].target: is missing: expected a number of rows, or categories");
    assertThatThrownBy(() -> generator("categories", categories()))
        .hasMessage("generate[0].categories: expected target or categories, got both");
    for (Map<String, ?> none : List.of(Map.<String, Object>of(), Map.of(" ", 3))) {
      assertThatThrownBy(() -> generator("target", NOTHING, "categories", none))
          .hasMessage("generate[0].categories: expected names, each with a number of rows");
    }
    assertThatThrownBy(() -> generator("target", NOTHING, "categories", Map.of("law", 0)))
        .hasMessage("generate[0].categories.law: expected a number of rows ≥ 1, got 0");
  }

  @Test
  void givenMalformedSeedTask_reportsIt() {
    assertThat(generator().sourceFailures().stream().map(Failure::source))
        .containsExactly("seeds.jsonl:1");
  }

  @Test
  void givenContradictions_areRefused() {
    assertThatThrownBy(() -> generator("tasks", 3))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("generate[0].tasks");
    assertThatThrownBy(() -> generator("examples", 11))
        .hasMessageContaining("generate[0].examples")
        .hasMessageContaining("10 seed tasks");
    assertThatThrownBy(() -> generator("form", "xml")).isInstanceOf(InvalidSetting.class);
  }

  @Test
  void givenSerialization_asksTheSame() throws Exception {
    AlpacaGenerator generator = generator();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(generator);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      AlpacaGenerator copy = (AlpacaGenerator) in.readObject();
      assertThat(copy.question(1, AnswerForm.PLAIN))
          .isEqualTo(generator.question(1, AnswerForm.PLAIN));
    }
  }

  @Test
  void givenRecording_runsWithoutKey() throws Exception {
    Path recorded = folder.resolve("recorded.jsonl");
    TeacherSettings settings =
        TeacherSettings.of(
            Settings.read(
                "teachers.default",
                TeacherSettings.PARAMETERS,
                Map.of("model", "gpt-4.1-mini", "recorded", recorded.toString())));
    ChatRequest request = generator().question(1, AnswerForm.STRUCTURED).request();
    StoredResponse answer =
        new StoredResponse(
            RequestBody.recordedFingerprint(settings, request),
            Json.text(RequestBody.of(settings, request)),
            "{\"tasks\":[{\"instruction\":\"a\",\"input\":\"\",\"output\":\"b\"}]}",
            "stop",
            "gpt-4.1-mini",
            null,
            null,
            null);
    Files.writeString(recorded, StoredResponseJson.line(answer) + "\n");

    try (OpenTeacher teacher = Teachers.open(settings, "unused.sqlite", 1, Map.of())) {
      assertThat(generator().generate(1, Workbench.of(teacher)).examples()).hasSize(1);
      TeacherException e =
          catchThrowableOfType(
              TeacherException.class, () -> generator().generate(0, Workbench.of(teacher)));
      assertThat(e.fault()).isEqualTo(Fault.NOT_RECORDED);
    }
    assertThat(Generators.ALL).contains(AlpacaGenerator.PART);
  }
}
