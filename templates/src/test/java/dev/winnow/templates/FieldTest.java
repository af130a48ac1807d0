package dev.winnow.templates;

import static dev.winnow.templates.TestExamples.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FieldTest {
  private static final Example FULL =
      new Example("s", List.of(), "i", "n", "o", ORIGIN, new TreeMap<>());

  @Test
  void givenLabels_areTheRecipesNamesInOrder() {
    assertThat(Field.LABELS).containsExactly("system", "instruction", "input", "output", "row");
  }

  @Test
  void givenLabel_findsField() {
    for (Field field : Field.values()) {
      assertThat(Field.of(field.label())).isEqualTo(field);
    }
  }

  @Test
  void givenTurkishLocale_findsInstruction() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(Field.of("instruction")).isEqualTo(Field.INSTRUCTION);
      assertThat(Field.INPUT.label()).isEqualTo("input");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void givenUnknownLabel_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> Field.of("answer"));
  }

  @Test
  void givenFullRow_readsEachText() {
    assertThat(List.of(Field.values()).stream().map(field -> field.of(FULL)))
        .containsExactly("s", "i", "n", "o", "s\ni\nn\no");
  }

  @Test
  void givenHistory_rowHasItSoThatConversationsWithOneEndingDiffer() {
    List<Turn> talk = List.of(new Turn(Role.USER, "whales?"), new Turn(Role.ASSISTANT, "mammals"));
    Example example = new Example("s", talk, "sum up", "", "o", ORIGIN, new TreeMap<>());
    assertThat(Field.ROW.of(example)).isEqualTo("s\nwhales?\nmammals\nsum up\no");
  }

  @Test
  void givenMissingParts_rowLeavesThemOut() {
    assertThat(Field.ROW.of(Example.of("i", "", "o", ORIGIN))).isEqualTo("i\no");
    assertThat(Field.ROW.of(Example.of("", "", "o", ORIGIN))).isEqualTo("o");
    assertThat(Field.ROW.of(Example.of("", "", "", ORIGIN))).isEmpty();
  }

  @Test
  void givenEverything_rowHasAllButIds() {
    assertThat(Field.ROW.of(TestExamples.full()))
        .isEqualTo(
            """
            S
            [{"name":"sum"}]
            U1
            R1
            look_up
            {"of": "tea", "n": 1.0}
            T1
            A1
            C1
            I
            N
            S1
            sum
            {}
            3
            R
            O
            look_up
            {"of": "tea", "n": 1.0}
            X""");
  }
}
