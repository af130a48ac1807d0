package dev.winnow.templates.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.TestExamples;
import dev.winnow.templates.Turn;
import dev.winnow.templates.chat.SpecialTokenGuard.Checked;
import dev.winnow.templates.chat.TokenPolicies.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pieces of control tokens, spread over the texts of a row, meet inside a text, across texts and
 * with what the template writes. Whatever the guard lets pass must render without a token that a
 * text has any part in.
 */
class SpecialTokenGuardFuzzTest {
  private static final int ROWS = 4000;

  private static final List<Marked> TEMPLATES =
      List.of(
          new Marked(List.of("<s>", "</s>"), "", ""),
          new Marked(List.of("<s>", "</s>", "[INST]", "[/INST]"), "<s>[INST]", "</s>"),
          new Marked(List.of("<|a|>", "|><|", "<|b|>"), "<|a|>", "<|b|>"),
          new Marked(List.of("ab", "bc", "ca", "abca"), "a", "b"),
          new Marked(List.of("aa", "aaa"), "baa", "b"),
          new Marked(List.of("##", "#", "xyz"), "", "\n"),
          new Marked(List.of("😀😀", "😀a", "é😀"), "😀😀", ""),
          new Marked(List.of("xy", "x\u200dy", "\u200d\u200d"), "xy", "x"),
          new Marked(List.of("### A:", "### B:", ":\n"), "### A:", "### B:"));

  @ParameterizedTest
  @EnumSource(Policy.class)
  void givenFragmentsThatJoin_whatPassesHoldsOnlyTheTemplatesTokens(Policy policy) {
    SplittableRandom random = new SplittableRandom(71 + policy.ordinal());
    for (Marked template : TEMPLATES) {
      int passed = 0;
      for (int n = 0; n < ROWS; n++) {
        Example row = row(random, template.controlTokens());
        SpecialTokenGuard guard = new SpecialTokenGuard(template, policies(random, policy));
        if (guard.check(row) instanceof Checked.Clean clean) {
          passed++;
          assertTemplatesTokensOnly(template, clean.example());
          assertThat(clean.defused() == 0).isEqualTo(clean.example().equals(row));
        }
      }
      assertThat(passed).as("%s of %s", policy, template).isBetween(1, ROWS - 1);
    }
  }

  /** The policy for all texts, or now and then another for some. */
  private static TokenPolicies policies(SplittableRandom random, Policy policy) {
    SortedMap<String, Policy> byField = new TreeMap<>();
    while (random.nextInt(3) == 0) {
      String field = TokenPolicies.FIELDS.get(random.nextInt(TokenPolicies.FIELDS.size()));
      byField.put(field, Policy.values()[random.nextInt(Policy.values().length)]);
    }
    return new TokenPolicies(policy, byField);
  }

  private static Example row(SplittableRandom random, List<String> tokens) {
    List<Turn> history = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Role role = Role.KNOWN.get(random.nextInt(3));
      history.add(new Turn(role, text(random, tokens)));
    }
    return new Example(
        text(random, tokens),
        history,
        text(random, tokens),
        text(random, tokens),
        text(random, tokens),
        TestExamples.ORIGIN,
        new TreeMap<>());
  }

  private static String text(SplittableRandom random, List<String> tokens) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      String token = tokens.get(random.nextInt(tokens.size()));
      int from = random.nextInt(token.length());
      int to = from + 1 + random.nextInt(token.length() - from);
      text.append(random.nextInt(3) == 0 ? " " : token.substring(from, to));
    }
    return text.toString();
  }

  private static void assertTemplatesTokensOnly(Marked template, Example row) {
    String text = template.render(row);
    for (Marked.Content content : template.contents(row)) {
      for (String token : template.controlTokens()) {
        int first = Math.max(0, content.from() - token.length() + 1);
        int last = Math.min(text.length(), content.to() + token.length() - 1);
        assertThat(text.substring(first, last))
            .as("%s in %s of %s", token, content, text)
            .doesNotContain(token);
      }
    }
  }
}
