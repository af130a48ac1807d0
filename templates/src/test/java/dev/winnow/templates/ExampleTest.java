package dev.winnow.templates;

import static dev.winnow.templates.TestExamples.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExampleTest {
  private static Example example(String instruction, String input) {
    return Example.of(instruction, input, "out", ORIGIN);
  }

  @Test
  void givenInstructionOnly_userMessageIsIt() {
    assertThat(example("Do it.", "").userMessage()).isEqualTo("Do it.");
  }

  @Test
  void givenInputOnly_userMessageIsIt() {
    assertThat(example("", "thing").userMessage()).isEqualTo("thing");
  }

  @Test
  void givenBoth_userMessageJoinsThemByANewline() {
    assertThat(example("Do it.", "thing").userMessage()).isEqualTo("Do it.\nthing");
  }

  @Test
  void givenPlainText_userMessageIsEmpty() {
    assertThat(example("", "").userMessage()).isEmpty();
  }

  @Test
  void givenNullText_throwsAndNamesIt() {
    assertThatNullPointerException().isThrownBy(() -> example(null, "")).withMessage("instruction");
    assertThatNullPointerException().isThrownBy(() -> example("", null)).withMessage("input");
  }

  @Test
  void givenMutableParts_copiesThem() {
    List<Turn> history = new ArrayList<>(List.of(new Turn(Role.USER, "a")));
    SortedMap<String, Double> scores = new TreeMap<>();
    Example example = new Example("", history, "i", "", "o", ORIGIN, scores);
    history.clear();
    scores.put("late", 1.0);
    assertThat(example.history()).hasSize(1);
    assertThat(example.scores()).isEmpty();
    assertThatThrownBy(() -> example.history().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void givenLongRaw_failureKeepsItsBeginningWithoutHalfAPair() {
    String raw = "x".repeat(Failure.RAW_LIMIT - 1) + "😀";
    assertThat(new Failure("s", "r", "d", raw).raw()).isEqualTo("x".repeat(Failure.RAW_LIMIT - 1));
    assertThat(new Failure("s", "r", "d", "short").raw()).isEqualTo("short");
  }
}
