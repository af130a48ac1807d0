package dev.winnow.filters.decontamination;

import static dev.winnow.filters.decontamination.Contaminated.asking;
import static dev.winnow.filters.decontamination.Contaminated.drop;
import static dev.winnow.filters.decontamination.Contaminated.given;
import static dev.winnow.filters.decontamination.Contaminated.row;
import static dev.winnow.filters.decontamination.Contaminated.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DecontaminationTest {
  private static final String LONG = words("q", 20);
  private static final String FIVE = "Which bird cannot fly backwards?";

  private static Verdict judge(RowFilter rule, String instruction) {
    return rule.judge(row(1, instruction, ""));
  }

  @Test
  void givenThirteenSharedWords_dropsAndSaysWhich() {
    RowFilter rule = asking(Map.of(), "something else", LONG);
    String shared = words("q", 13);

    assertThat(judge(rule, "Please: " + shared.toUpperCase(Locale.ROOT) + "!"))
        .isEqualTo(drop("2", "instruction", shared));
    assertThat(judge(rule, words("q", 12) + " and q12 q13")).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenSharedWordsInAnyText_namesTheText() {
    RowFilter rule = asking(Map.of("words", 6), words("q", 6));
    Turn turn = new Turn(Role.ASSISTANT, "so " + words("q", 6));
    Example chat =
        new Example(
            "", List.of(turn), "and?", "", "", Provenance.read("r", "", 1), new TreeMap<>());

    assertThat(rule.judge(row(1, "", words("q", 6)))).isEqualTo(drop("1", "output", words("q", 6)));
    assertThat(rule.judge(chat)).isEqualTo(drop("1", "history[0]", words("q", 6)));
    Example split = Example.of("q0 q1 q2", "q3 q4 q5", "", Provenance.read("r", "", 1));
    assertThat(rule.judge(split)).isEqualTo(drop("1", "instruction", words("q", 6)));
    Example joined = row(1, "q0 q1 q2", "q3 q4 q5");
    assertThat(rule.judge(joined))
        .as("a question does not go on in the answer")
        .isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenField_searchesThatOnly() {
    RowFilter rule = asking(Map.of("field", "instruction"), LONG);

    assertThat(rule.judge(row(1, "", LONG))).isEqualTo(Verdict.KEEP);
    assertThat(judge(rule, LONG)).isInstanceOf(Verdict.Drop.class);
  }

  @Test
  void givenShortQuestion_findsItAsAWhole() {
    RowFilter rule = asking(Map.of(), FIVE);
    String all = "which bird cannot fly backwards";

    assertThat(judge(rule, "Tell me: which bird cannot fly backwards, and why?"))
        .isEqualTo(drop("1", "instruction", all));
    assertThat(judge(rule, "Which bird cannot fly")).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenVeryShortQuestion_findsItOnlyAlone() {
    RowFilter rule = asking(Map.of(), "Name three birds.");

    assertThat(judge(rule, "name three birds"))
        .isEqualTo(drop("1", "instruction", "name three birds"));
    assertThat(judge(rule, "Name three birds of prey")).isEqualTo(Verdict.KEEP);
    assertThat(
            judge(asking(Map.of("shortest", 3), "Name three birds."), "Name three birds of prey"))
        .isInstanceOf(Verdict.Drop.class);
  }

  @Test
  void givenAnswers_looksForLongOnesOnly() {
    RowFilter rule =
        given(
            Map.of("words", 6),
            List.of(row(1, FIVE, words("a", 6)), row(2, "Why?", words("b", 5))));

    assertThat(rule.judge(row(1, "", words("a", 6)))).isEqualTo(drop("1", "output", words("a", 6)));
    assertThat(rule.judge(row(1, "", words("b", 5)))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenPlainText_looksForItAsAQuestion() {
    RowFilter rule = given(Map.of(), List.of(row(1, "", "One two three four five six.")));

    assertThat(judge(rule, "so: one two three four five six"))
        .isEqualTo(drop("1", "instruction", "one two three four five six"));
  }

  @Test
  void givenConversation_looksForEveryQuestion() {
    Example chat =
        new Example(
            words("s", 20),
            List.of(new Turn(Role.USER, LONG), new Turn(Role.ASSISTANT, words("a", 20))),
            words("p", 20),
            "",
            "",
            Provenance.read("r", "mt-81", 1),
            new TreeMap<>());
    RowFilter rule = given(Map.of(), List.of(chat));

    assertThat(judge(rule, LONG)).isEqualTo(drop("mt-81", "instruction", words("q", 13)));
    assertThat(judge(rule, words("p", 13))).isInstanceOf(Verdict.Drop.class);
    assertThat(judge(rule, words("s", 20) + words(" a", 20))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenTemplateOfManyRows_leavesItAlone() {
    String[] questions = new String[3];
    for (int i = 0; i < questions.length; i++) {
      questions[i] = words("t", 13) + " " + words("x" + i + "_", 13);
    }
    String template = words("t", 13);

    assertThat(judge(asking(Map.of("common", 2), questions), template)).isEqualTo(Verdict.KEEP);
    assertThat(judge(asking(Map.of("common", 3), questions), template))
        .isEqualTo(drop("1", "instruction", template));
    assertThat(judge(asking(Map.of("common", 2), questions), questions[2]))
        .isEqualTo(
            drop("3", "instruction", questions[2].substring(3, questions[2].indexOf(" x2_1"))));
    assertThat(judge(asking(Map.of("common", 1), template + " " + template), template))
        .as("twice in one row")
        .isInstanceOf(Verdict.Drop.class);
  }

  @Test
  void givenLongWords_cutsThemInTheDetail() {
    String text = words("antidisestablishmentarianism", 13);
    Verdict verdict = judge(asking(Map.of(), text), text);

    assertThat(((Verdict.Drop) verdict).detail().get("ngram").toString()).hasSize(80).endsWith("…");
  }

  @Test
  void givenSeveralBenchmarks_namesTheFirst() {
    TreeMap<String, List<Example>> rows = new TreeMap<>();
    rows.put("mbpp", List.of(row(7, LONG, "")));
    rows.put("humaneval", List.of(row(8, LONG, "")));
    Verdict verdict = judge(Contaminated.filter("mbpp", Map.of()).given(rows), LONG);

    assertThat(((Verdict.Drop) verdict).detail())
        .containsEntry("benchmark", "humaneval")
        .containsEntry("row", "8");
  }

  @Test
  void givenBenchmarks_namesTheirFiles() {
    assertThat(Contaminated.filter("mbpp", Map.of()).benchmarks()).hasSize(1);
    assertThat(Contaminated.filter("mbpp", Map.of()).benchmarks().get("mbpp"))
        .hasToString("Reference[setting=filters[2].benchmarks.mbpp, path=mbpp.jsonl, map={}]");
  }

  @Test
  void explanation_tellsTheNumbers() {
    assertThat(
            Contaminated.filter("b", Map.of("words", 8, "shortest", 4, "common", 3)).explanation())
        .contains("run of 8 words", "at least 4 words", "more than 3 rows")
        .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 96));
  }

  @Test
  void givenWrongSettings_saysWhich() {
    assertThatThrownBy(() -> Contaminated.filter("b", Map.of("words", 4)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("filters[2].shortest: expected at most words, which is 4, got 5");
    assertThatThrownBy(
            () ->
                Decontamination.PART.create(
                    Settings.read(
                        "filters[2]",
                        Decontamination.PART.parameters(),
                        Map.of("benchmarks", Map.of()))))
        .hasMessage("filters[2].benchmarks: expected at least one, such as {humaneval: {path: …}}");
    assertThatThrownBy(
            () -> Settings.read("filters[2]", Decontamination.PART.parameters(), Map.of()))
        .hasMessage(
            "filters[2].benchmarks: is missing: expected a mapping of names, each to a mapping");
  }
}
