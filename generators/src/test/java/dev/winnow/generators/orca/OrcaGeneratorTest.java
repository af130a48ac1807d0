package dev.winnow.generators.orca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Lane;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.orca.Step.Echo;
import dev.winnow.generators.registry.Generators;
import dev.winnow.generators.teacher.RequestBody;
import dev.winnow.generators.teacher.TeacherSettings;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Lineage;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrcaGeneratorTest {
  private static final String CHOICE = "Which?\nA) x\nB) y\nC) z";

  private final Echo weaker = new Echo("weak-1");
  private final Echo stronger = new Echo("strong-1");

  private Generated run(OrcaGenerator generator) throws Exception {
    return Step.run(generator, weaker, stronger);
  }

  /** The decisions are those of an independent implementation of the draw. */
  @Test
  void givenRows_makesTheGoldenRows() throws Exception {
    Generated made = run(Step.of(Step.rows(8), "stronger", "strong", "stronger_share", 0.5));

    assertThat(made.failures()).isEmpty();
    assertThat(made.examples().stream().map(OrcaGeneratorTest::described))
        .containsExactly(
            "find-information|weak-1 on Ask 0.\nmatter 0",
            "from-the-definition|weak-1 on Ask 1.\nmatter 1",
            "empty|weak-1 on Ask 2.\nmatter 2",
            "empty|strong-1 on Ask 2.\nmatter 2",
            "detailed|weak-1 on Ask 3.\nmatter 3",
            "detailed|strong-1 on Ask 3.\nmatter 3",
            "long|weak-1 on Ask 4.\nmatter 4",
            "long|strong-1 on Ask 4.\nmatter 4",
            "as-to-a-child|weak-1 on Ask 5.\nmatter 5",
            "as-to-a-child|strong-1 on Ask 5.\nmatter 5",
            "empty|weak-1 on Ask 6.\nmatter 6",
            "parts-of-the-definition|weak-1 on Ask 7.\nmatter 7");
  }

  private static String described(Example row) {
    return row.provenance().operation() + "|" + row.output();
  }

  @Test
  void givenRow_carriesItsFullProvenance() throws Exception {
    List<Example> rows = Step.rows(4);
    Generated made = run(Step.of(rows, "stronger", "strong", "stronger_share", 0.5));

    Example row = made.examples().get(5);
    assertThat(row.system()).isEqualTo(SystemMessages.text(MessageKind.DETAILED));
    assertThat(row.instruction()).isEqualTo("Ask 3.");
    assertThat(row.input()).isEqualTo("matter 3");
    var from = row.provenance();
    assertThat(from.source()).isEqualTo("generate[0].stronger");
    assertThat(made.examples().get(4).provenance().source()).isEqualTo("generate[0]");
    assertThat(from.position()).isEqualTo(3002);
    assertThat(from.method()).isEqualTo("orca");
    assertThat(from.seedIds()).containsExactly("q3");
    assertThat(from.teacher()).isEqualTo("strong-1");
    assertThat(from.promptVersion()).isEqualTo("orca/messages.v1");
    assertThat(from.request()).isEqualTo("strong-1-Ask 3.\nmatter 3");
    assertThat(from.finishReason()).isEqualTo("stop");
    String id = ExampleId.of(rows.get(3));
    assertThat(from.lineage()).isEqualTo(new Lineage(id, id, 1));
  }

  /** If this changes, recorded and stored answers are lost: raise the messages' version instead. */
  @Test
  void givenRows_asksTheGoldenRequests() throws Exception {
    run(Step.of(Step.rows(3), "stronger", "strong", "stronger_share", 0.5));
    TeacherSettings settings =
        TeacherSettings.of(
            Settings.read("t", TeacherSettings.PARAMETERS, Map.of("model", "gpt-4.1-mini")));
    assertThat(weaker.asked.stream().map(r -> RequestBody.recordedFingerprint(settings, r)))
        .containsExactly(
            "7474e73742becf85e9bec639bddde93a2794c067c699ff5845c5788feebc1829",
            "3ee6ca6859f7fdf6464a2e2cd86810f56440f3fa39065f0bd41ff7a96d206883",
            "29a8f9564ccee086a4c6a0e05ba91527651d3eebda5730998423c791c40ecc9f");
    assertThat(stronger.asked).containsExactly(weaker.asked.get(2));
    assertThat(weaker.asked.get(0).messages())
        .containsExactly(
            new Turn(Role.SYSTEM, SystemMessages.text(MessageKind.FIND_INFORMATION)),
            new Turn(Role.USER, "Ask 0.\nmatter 0"));
    assertThat(weaker.asked.get(0).temperature()).isEqualTo(0.7);
    assertThat(weaker.asked.get(0).topP()).isEqualTo(1.0);
    assertThat(weaker.asked.get(0).maxTokens()).isEqualTo(2048);
  }

  @Test
  void givenTheSameTeacherTwice_givesEachRowOnce() throws Exception {
    OrcaGenerator generator = Step.of(Step.rows(3), "stronger", "weak", "stronger_share", 1);
    assertThat(Step.run(generator, weaker, weaker).examples())
        .hasSize(3)
        .allMatch(row -> row.provenance().source().equals("generate[0]"));
    assertThat(run(generator).examples()).hasSize(6);
  }

  @Test
  void givenEmptyMessage_sendsNoSystemTurn() throws Exception {
    Generated made = run(Step.of(Step.rows(1), "messages", List.of("empty")));
    assertThat(weaker.asked.get(0).messages())
        .containsExactly(new Turn(Role.USER, "Ask 0.\nmatter 0"));
    assertThat(made.examples().get(0).system()).isEmpty();
    assertThat(made.examples().get(0).provenance().operation()).isEqualTo("empty");
  }

  @Test
  void givenHistory_isSentAndKept() throws Exception {
    List<Turn> history = List.of(new Turn(Role.USER, "Hi"), new Turn(Role.ASSISTANT, "Hello"));
    Example plain = Step.rows(1).get(0);
    Example row = new Example("", history, "And now?", "", "", plain.provenance(), new TreeMap<>());
    Generated made = run(Step.of(List.of(row), "messages", List.of("long")));
    assertThat(weaker.asked.get(0).messages().subList(1, 3)).isEqualTo(history);
    assertThat(made.examples().get(0).history()).isEqualTo(history);
  }

  @Test
  void givenMultipleChoice_mayGetItsMessagesAndOthersNever() throws Exception {
    Example choice = Step.row(1, "", "", CHOICE, "");
    List<String> named = List.of("options-as-to-a-child", "options", "long");
    Generated made = run(Step.of(List.of(choice), "subset", "flan2021"));
    assertThat(made.examples().get(0).provenance().operation()).isEqualTo("options-as-to-a-child");
    assertThat(made.examples().get(0).provenance().seedIds()).isEmpty();
    run(Step.of(Step.rows(300), "messages", named)).examples().stream()
        .map(row -> row.provenance().operation())
        .forEach(operation -> assertThat(operation).isEqualTo("long"));
    assertThat(
            run(Step.of(List.of(choice), "messages", named, "multiple_choice", "never")).examples())
        .allMatch(row -> row.provenance().operation().equals("long"));
    assertThat(
            run(Step.of(Step.rows(9), "messages", List.of("options"), "multiple_choice", "always"))
                .examples())
        .hasSize(9)
        .allMatch(row -> row.provenance().operation().equals("options"));
  }

  @Test
  void givenOwnSystemMessage_isKeptReplacedOrReadAsSubset() throws Exception {
    List<Example> rows =
        List.of(
            Step.row(1, "", "CoT", "Why?", ""),
            Step.row(2, "", "", "How?", ""),
            Step.row(3, "", "Be brief.", "Who?", ""));

    Generated kept = run(Step.of(rows, "messages", List.of("long")));
    assertThat(kept.examples().stream().map(row -> row.provenance().operation()))
        .containsExactly("given", "long", "given");
    assertThat(kept.examples().get(2).system()).isEqualTo("Be brief.");
    assertThat(kept.examples().get(2).provenance().promptVersion()).isEmpty();

    Generated drawn = run(Step.of(rows, "messages", List.of("long"), "system", "draw"));
    assertThat(drawn.examples().stream().map(Example::system))
        .containsOnly(SystemMessages.text(MessageKind.LONG));

    Generated subset = run(Step.of(rows, "system", "subset", "subset", "t0"));
    assertThat(subset.examples().get(0).provenance().operation()).startsWith("find-information");
    assertThat(Subset.T0.kinds(false).stream().map(MessageKind::label))
        .contains(subset.examples().get(1).provenance().operation());
    assertThat(subset.failures().stream().map(Failure::source))
        .containsExactly("generate[0] row 3");
    assertThat(subset.failures().get(0).reason()).isEqualTo("unknown_subset");
  }

  @Test
  void givenSeedTasks_asksTheSameAsARowOfTheSameText(@TempDir Path folder) throws Exception {
    Path seeds = folder.resolve("seeds.jsonl");
    Files.writeString(
        seeds,
        "no task\n{\"id\":\"q1\",\"instruction\":\"Ask 1.\",\"instances\":"
            + "[{\"input\":\"matter 1\",\"output\":\"o\"},{\"input\":\"x\",\"output\":\"y\"}]}\n");
    Generated made = run(Step.of(List.of(), "read", "-", "seeds", seeds.toString()));
    run(Step.of(Step.rows(2).subList(1, 2)));
    assertThat(weaker.asked).hasSize(2);
    assertThat(weaker.asked.get(0)).isEqualTo(weaker.asked.get(1));
    assertThat(made.examples().get(0).provenance().seedIds()).containsExactly("q1");
    assertThat(made.failures().get(0).source()).isEqualTo("seeds.jsonl:1");
  }

  @Test
  void givenContradictions_areRefused() {
    List<Example> rows = Step.rows(1);
    assertThatThrownBy(() -> Step.of(rows, "read", "-"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("generate[0].read")
        .hasMessageContaining("seeds");
    assertThatThrownBy(() -> Step.of(rows, "seeds", "s.jsonl"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("generate[0].seeds");
    assertThatThrownBy(() -> Step.of(rows, "stronger_share", 0.3))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("generate[0].stronger_share")
        .hasMessageContaining("stronger teacher");
    assertThatThrownBy(() -> Step.of(rows, "messages", List.of("options")))
        .hasMessageContaining("generate[0].messages")
        .hasMessageContaining("multiple_choice");
    assertThatThrownBy(() -> Step.of(rows, "messages", List.of("long"), "subset", "t0"))
        .hasMessageContaining("generate[0].messages");
    assertThatThrownBy(() -> Step.of(rows, "messages", List.of("longer")))
        .isInstanceOf(InvalidSetting.class);
    assertThatThrownBy(() -> Step.of(List.of()))
        .hasMessageContaining("generate[0].read")
        .hasMessageContaining("no row of use in rows.jsonl; it is empty");
  }

  @Test
  void givenSerialization_asksTheSame() throws Exception {
    OrcaGenerator generator =
        Step.of(42, new SourceRows(Step.rows(20), List.of()), "stronger", "s", "sample", 15);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(generator);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      OrcaGenerator copy = (OrcaGenerator) in.readObject();
      assertThat(copy.lanes()).containsExactly(Lane.of(15));
      assertThat(run(copy)).isEqualTo(run(generator));
    }
    assertThat(Generators.ALL).contains(OrcaGenerator.PART);
  }
}
