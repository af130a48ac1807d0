package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.judge;
import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalFilterTest {
  private final RefusalFilter rule = rule(RefusalFilter.PART, Map.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I cannot assist with that.",
        "I can't assist with that request.",
        "I can’t assist with that request.",
        "I can‘t assist.",
        "I can\u02bct assist.",
        "I can\uff07t assist.",
        "I'M SORRY, BUT I CAN'T HELP WITH THAT!",
        "I’m sorry, but I cannot provide instructions for that.",
        "Sorry, I can't help you.",
        "Unfortunately, I am\nnot able to fulfill this request.",
        "I apologize, but I'm unable to comply.",
        "I won't be able to generate such a text.",
        "I'm afraid I can't do that."
      })
  void givenRefusalAtTheBeginning_isDropped(String output) {
    assertThat(reason(output)).isEqualTo("refusal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "As an AI language model, I have no body.",
        "as an AI\nlanguage   model",
        "As an AI, I see it so.",
        "Well: I'm just an AI.",
        "I’m an AI assistant.",
        "I don’t have personal opinions",
        "(As a large language model, I...)"
      })
  void givenAiPhrase_isDroppedWhereverItStands(String output) {
    assertThat(reason(output)).isEqualTo("ai_phrase");
    assertThat(reason("A long story. ".repeat(200) + output)).isEqualTo("ai_phrase");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "Dear Ann, I'm sorry, but I can't come to your wedding.",
        "I can't help falling in love with you",
        "As an AI engineer, I build language models.",
        "I'm an AI researcher and use BERT as a language model.",
        "It serves as an AI assistant.",
        "I must refuse your kind invitation",
        "As an aid, language models do well.",
        "has an AI language modeller",
        "Siri: an AI, I think",
        "An AI language model predicts words."
      })
  void givenOrdinaryAnswer_stays(String output) {
    assertThat(rule.judge(row("As an AI language model", "I cannot assist with it", output)))
        .isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenRefusalFurtherOn_isAStory() {
    String refusal = "I cannot assist with it";
    assertThat(reason("word ".repeat(17) + refusal)).isEqualTo("refusal");
    assertThat(rule.judge(row("q", "", "word ".repeat(18) + refusal))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenDrop_namesFieldAndPhrase() {
    assertThat(rule.judge(row("q", "", "I can’t help with that")))
        .isEqualTo(
            Verdict.drop("refusal", Map.of("field", "output", "phrase", "i can t help with")));
  }

  @Test
  void givenPhrasesOfTheRecipe_looksForThemToo() {
    RefusalFilter own =
        rule(
            RefusalFilter.PART,
            Map.of("field", "instruction", "phrases", List.of("Je ne peux pas", "Я – ИИ")));

    assertThat(judge(own, "Oh, je ne PEUX\tpas!"))
        .isEqualTo(
            Verdict.drop("ai_phrase", Map.of("field", "instruction", "phrase", "je ne peux pas")));
    assertThat(judge(own, "я, ии")).isInstanceOf(Verdict.Drop.class);
    assertThat(judge(own, "je ne peux passer")).isEqualTo(Verdict.KEEP);
    assertThat(judge(own, "as an AI language model")).isInstanceOf(Verdict.Drop.class);
  }

  @Test
  void givenMegabyteOfAlmostPhrases_isLinear() {
    for (String unit : new String[] {"as an AI language ", "I can't ", "’", "a"}) {
      String text = unit.repeat((1 << 20) / unit.length());
      assertThat(rule.judge(row("q", "", text))).isEqualTo(Verdict.KEEP);
    }
  }

  @Test
  void givenPhraseWithoutWords_isInvalid() {
    assertThatThrownBy(() -> rule(RefusalFilter.PART, Map.of("phrases", List.of("no", "?!"))))
        .hasMessage("filters[2].phrases[1]: expected a text with a letter or digit, got \"?!\"");
  }

  private String reason(String output) {
    return ((Verdict.Drop) rule.judge(row("q", "", output))).reason();
  }
}
