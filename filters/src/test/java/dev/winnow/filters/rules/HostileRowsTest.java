package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.filters.text.TokenizerFiles;
import dev.winnow.templates.Example;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rule owes: a verdict on any row, and the same one after a trip over the wire. */
class HostileRowsTest {
  private static final String PIECES = "aZ9 _.:'\n\0Σİ½²Ⅷé中́\u00a0\ufffd\ud83d\ude00\ud800\udc00";

  static List<RowFilter> rules() {
    return List.of(
        rule(RegexFilter.PART, Map.of("drop", "(?i)(a|\\pN|[^a-z]x)+$")),
        rule(RegexFilter.PART, Map.of("field", "input", "keep", "^\\w")),
        rule(LengthFilter.PART, Map.of("unit", "chars", "min", 20, "max", 40)),
        rule(LengthFilter.PART, Map.of("unit", "words", "min", 3)),
        rule(LengthFilter.PART, Map.of("unit", "tokens", "min", 5, "max", 60)),
        rule(
            LengthFilter.PART,
            Map.of("unit", "tokens", "tokenizer", "o200k_base", "field", "output", "max", 15)),
        rule(
            LengthFilter.PART,
            Map.of("unit", "tokens", "tokenizer", TokenizerFiles.path("pieces"), "max", 15)),
        rule(InstructionRules.PART, Map.of("rules", "alpaca")),
        rule(InstructionRules.PART, Map.of("rules", "self-instruct")),
        rule(LanguageFilter.PART, Map.of("keep", List.of("zh"), "letters", 5)),
        rule(InstanceRules.PART, Map.of()),
        rule(GopherRepetition.PART, Map.of("occurrences", 2, "top_2_gram", 0.5)),
        rule(GopherQuality.PART, Map.of("min_words", 3, "min_word_length", 1, "min_stop_words", 0)),
        rule(CharacterRatios.PART, Map.of()),
        rule(LoopFilter.PART, Map.of("times", 2, "words", 2)),
        rule(RefusalFilter.PART, Map.of("phrases", List.of("a"))),
        rule(UnicodeFilter.PART, Map.of("kinds", List.of("replacement"))),
        rule(UnicodeFilter.PART, Map.of("action", "strip")),
        rule(JsonFilter.PART, Map.of("field", "input")),
        rule(RequiredFields.PART, Map.of()),
        rule(TurnsFilter.PART, Map.of()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void givenRandomRows_judgesThemTheSameAfterSerialization(RowFilter rule) throws Exception {
    RowFilter copy = Rules.copy(rule);
    SplittableRandom random = new SplittableRandom(11);
    boolean kept = false;
    boolean other = false;
    for (int i = 0; i < 2000; i++) {
      Example row = row(text(random), text(random), text(random));
      Verdict verdict = rule.judge(row);
      assertThat(copy.judge(row)).isEqualTo(verdict).isEqualTo(rule.judge(row));
      kept |= verdict.equals(Verdict.KEEP);
      other |= !verdict.equals(Verdict.KEEP);
    }
    assertThat(kept && other).as("rows that stay and rows that go or change").isTrue();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void givenMegabyteWithoutSpaces_finishes(RowFilter rule) {
    for (String unit :
        List.of("a", "Σ", "漢", "\ud800", "\0", "-", ".", "'s", "a ", "\n", "#n't\t")) {
      String text = unit.repeat(1 << 18);
      assertThat(rule.judge(row(text, text, text))).isNotNull();
    }
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(30);
    for (int i = 0; i < length; i++) {
      text.append(PIECES.charAt(random.nextInt(PIECES.length())));
    }
    return text.toString();
  }
}
