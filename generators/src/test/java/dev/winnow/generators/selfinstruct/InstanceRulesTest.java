package dev.winnow.generators.selfinstruct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.tasks.ParsedTasks.Item;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstanceRulesTest {
  /** Pairs of input and output. */
  private static List<Item> items(String... texts) {
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < texts.length; i += 2) {
      list.append(i == 0 ? "" : ",");
      list.append("{\"input\":\"%s\",\"output\":\"%s\"}".formatted(texts[i], texts[i + 1]));
    }
    return Way.INPUT_FIRST.list().parse(AnswerForm.STRUCTURED, list + "]", false).items();
  }

  private static Stream<String> reasons(int most, String... texts) {
    return InstanceRules.apply(items(texts), most).stream().map(Item::reason);
  }

  @Test
  void givenGoodInstances_keepsThemInOrder() {
    assertThat(InstanceRules.apply(items("a", "1", "b", "2", "c", "2"), 5))
        .isEqualTo(items("a", "1", "b", "2", "c", "2"));
  }

  @Test
  void givenOutputThatIsTheInput_dropsIt() {
    assertThat(reasons(5, "a", "a", "b", "B", "c ", " c"))
        .containsExactly("input_is_output", "", "input_is_output");
  }

  @Test
  void givenColonAtTheEnd_dropsIt() {
    assertThat(reasons(5, "a:", "1", "b", "2:", "c:c", "3", "d", "4: "))
        .containsExactly("ends_in_colon", "ends_in_colon", "", "ends_in_colon");
  }

  @Test
  void givenEmptyOutput_isNoInstance() {
    assertThat(reasons(5, "a", "", "b", "2", "", " ")).containsExactly("bad_item", "", "bad_item");
  }

  @Test
  void givenOneInputWithTwoOutputs_dropsAllInstances() {
    assertThat(reasons(5, "a", "1", "b", "2", "a", "3", "", ""))
        .containsExactly(
            "conflicting_outputs", "conflicting_outputs", "conflicting_outputs", "bad_item");
  }

  @Test
  void givenEqualInstances_keepsTheFirst() {
    assertThat(reasons(2, "a", "1", "a", "1", "a ", "1", "", "x", "", "x", "b", "1"))
        .containsExactly(
            "",
            "repeated_instance",
            "repeated_instance",
            "",
            "repeated_instance",
            "too_many_items");
  }

  @Test
  void givenNoInput_seesNoConflict() {
    assertThat(reasons(5, "a", "1", "", "x", "", "y")).containsOnly("");
  }

  @Test
  void givenTooMany_keepsTheFirstGoodOnes() {
    assertThat(reasons(2, "a", "a", "b", "1", "c:", "2", "d", "3", "e", "4"))
        .containsExactly("input_is_output", "", "ends_in_colon", "", "too_many_items");
  }
}
