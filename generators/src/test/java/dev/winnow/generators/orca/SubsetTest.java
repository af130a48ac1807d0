package dev.winnow.generators.orca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsetTest {
  private static List<Integer> numbers(String subset, boolean multipleChoice) {
    return Subset.named(subset).orElseThrow().kinds(multipleChoice).stream()
        .map(kind -> kind.ordinal() + 1)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "cot, '6 11 16', '6 11 16'",
    "niv2, '1 2 5 7 9 12 13 14 15', '1 2 5 7 9 12 13 14 15'",
    "t0, '1 2 3 5 7', '1 2 3 5 7'",
    "flan2021, '3 4 7', '8 10'",
    "all, '1 2 3 4 5 6 7 9 11 12 13 14 15 16', '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16'",
  })
  void givenSubset_hasThePapersMessages(String subset, String usual, String multipleChoice) {
    assertThat(numbers(subset, false)).map(Object::toString).containsExactly(usual.split(" "));
    assertThat(numbers(subset, true))
        .map(Object::toString)
        .containsExactly(multipleChoice.split(" "));
  }

  @Test
  void givenNameInAnyCase_findsIt() {
    assertThat(Subset.named(" NIv2 ")).contains(Subset.NIV2);
    assertThat(Subset.named("CoT")).contains(Subset.COT);
    assertThat(Subset.named("flan")).isEmpty();
  }

  /** If a text changes, its version must, and what was recorded and stored is asked anew. */
  @Test
  void givenKinds_haveTheGoldenMessages() {
    assertThat(MessageKind.LABELS)
        .containsExactly(
            "empty",
            "detailed",
            "long",
            "as-to-a-child",
            "follow-instructions",
            "find-information-in-detail",
            "step-by-step",
            "options-as-to-a-child",
            "from-the-definition",
            "options",
            "find-information-step-by-step",
            "follow-instructions-step-by-step",
            "teacher",
            "translator",
            "parts-of-the-definition",
            "find-information");
    assertThat(SystemMessages.VERSION).isEqualTo("orca/messages.v1");
    StringBuilder all = new StringBuilder();
    for (MessageKind kind : MessageKind.values()) {
      String text = SystemMessages.text(kind);
      assertThat(text.isEmpty()).as(kind.label()).isEqualTo(kind == MessageKind.EMPTY);
      assertThat(MessageKind.of(kind.label())).isEqualTo(kind);
      all.append(kind.label()).append('\n').append(text).append('\n');
    }
    assertThat(sha256(all.toString()))
        .isEqualTo("3f5c4c4935c1d5306b055c56656836a98c47b228dc30c1d4061cf697601f155f");
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
