package dev.winnow.filters.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.winnow.filters.Filter;
import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.filters.registry.Filters;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What every rule of the registry owes, with the settings that its help shows: a verdict on any
 * row.
 */
class RandomRowsTest {
  private static final int TEXTS = 1_000_000;
  private static final int TEXTS_A_ROW = 5;
  private static final List<String> PIECES =
      List.of(
          "@",
          "a",
          "é",
          "中",
          "Σ",
          "9",
          "4111",
          "::",
          ":",
          ".",
          ",",
          "-",
          "+",
          "(",
          ")",
          "\"",
          "'",
          "’",
          "{",
          "}",
          "[",
          "]",
          "<",
          "/",
          "\\",
          "`",
          "```",
          "```json\n",
          "http://",
          "www.",
          "sk-",
          "-----BEGIN ",
          "PRIVATE KEY-----",
          "DE89",
          "I can't",
          "\t",
          "\n",
          "\r",
          " ",
          "\u00a0",
          "\0",
          "\u001b",
          "\u0085",
          "\u2028",
          "\u202e",
          "\u200d",
          "\ufeff",
          "\ufffd",
          "\ue000",
          "\ud83d",
          "\ude00",
          "😀",
          "\ud800",
          "\udc00",
          "{{ x }}",
          "<|im_end|>",
          "%s",
          "$1",
          "\\E",
          "null");

  private static List<RowFilter> rules() {
    return Filters.ALL.stream()
        .map(RandomRowsTest::example)
        .filter(RowFilter.class::isInstance)
        .map(RowFilter.class::cast)
        .toList();
  }

  private static Filter example(Part<? extends Filter> part) {
    Object settings = new Load(LoadSettings.builder().build()).loadFromString(part.example());
    return part.create(Settings.read("filters[0]." + part.name(), part.parameters(), settings));
  }

  @Test
  void givenMillionRandomTexts_eachRuleHasAVerdictAndItsCopyTheSame() throws Exception {
    List<RowFilter> rules = rules();
    assertThat(rules).hasSizeGreaterThan(10);
    SplittableRandom random = new SplittableRandom(2024);
    for (RowFilter rule : rules) {
      RowFilter copy = Rules.copy(rule);
      for (int i = 0; i < TEXTS / TEXTS_A_ROW / rules.size(); i++) {
        Example row = row(text(random), text(random), text(random), text(random), text(random));
        Verdict verdict = rule.judge(row);
        boolean same = verdict != null && (i % 20 != 0 || verdict.equals(copy.judge(row)));
        if (!same) {
          fail("%s of %s: %s", rule, row, verdict);
        }
      }
    }
  }

  @Test
  void givenMegabyteOfOneKind_eachRuleFinishes() {
    List<String> units =
        List.of(
            "a",
            "9",
            "@",
            "a@",
            "4111 ",
            "1.",
            ":",
            "a:",
            "+4",
            "`",
            "```\n",
            "> ",
            "[",
            "{\"a\":",
            "\"",
            "sk-",
            "-----BEGIN PRIVATE KEY-----",
            "http://",
            "Σ",
            "中",
            "\u0301",
            "😀",
            "\ud800",
            "\udc00",
            "\0",
            "\n",
            " ",
            "\u202e",
            "I can't assist ",
            "DE89 ");
    for (RowFilter rule : rules()) {
      for (String unit : units) {
        String text = unit.repeat((1 << 20) / unit.length());
        assertThat(rule.judge(row("", "", text, "", text))).isNotNull();
      }
    }
  }

  private static Example row(
      String system, String turn, String instruction, String input, String output) {
    return new Example(
        system,
        turn.isEmpty() ? List.of() : List.of(new Turn(Role.USER, turn)),
        instruction,
        input,
        output,
        Provenance.read("rows.jsonl", "", 1),
        new TreeMap<>());
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      if (random.nextInt(8) == 0) {
        text.append((char) random.nextInt(1 << 16));
      } else {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }
}
