package dev.winnow.templates.chat;

import static dev.winnow.templates.TestExamples.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.TestExamples;
import dev.winnow.templates.Texts;
import dev.winnow.templates.Turn;
import dev.winnow.templates.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ChatTemplatesPropertyTest {
  private static final List<String> NAMES = ChatTemplates.NAMES;
  private SplittableRandom random = new SplittableRandom();

  @BeforeEach
  void seed() {
    random = new SplittableRandom(8);
  }

  /** A hostile text with some of the template's own tokens and of Qwen's reasoning. */
  private String hostile(ChatTemplate template) {
    List<String> tokens = new ArrayList<>(template.controlTokens());
    tokens.addAll(List.of("<think>", "</think>", "\u3000"));
    StringBuilder text = new StringBuilder(TestExamples.hostile(random, false));
    for (int i = random.nextInt(4); i > 0; i--) {
      String token = tokens.get(random.nextInt(tokens.size()));
      int cut = random.nextInt(token.length() + 1);
      text.insert(
          random.nextInt(text.length() + 1), random.nextBoolean() ? token : token.substring(cut));
    }
    return text.toString();
  }

  /** A row whose history is two times out of three exchanges, else of any roles. */
  private Example row(ChatTemplate template) {
    List<Turn> history = new ArrayList<>();
    boolean pairs = random.nextInt(3) > 0;
    for (int i = 0, turns = 2 * random.nextInt(3); i < turns; i++) {
      Role next = i % 2 == 0 ? Role.USER : Role.ASSISTANT;
      Role role = pairs ? next : Role.KNOWN.get(random.nextInt(3));
      history.add(new Turn(role, hostile(template)));
    }
    String system = random.nextBoolean() ? "" : hostile(template);
    String input = random.nextBoolean() ? "" : hostile(template);
    return new Example(
        system, history, hostile(template), input, hostile(template), ORIGIN, new TreeMap<>());
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void givenHostileRow_spansHoldTheAnswersAndThePromptIsTheTextBeforeTheLast(String name) {
    ChatTemplate template = ChatTemplates.named(name);
    int held = 0;
    for (int n = 0; n < 1000; n++) {
      Example row = row(template);
      ChatText chat = template.chat(row);
      String text = chat.text();
      assertThat(template.render(row)).isEqualTo(text);
      List<ChatText.Span> spans = chat.spans();
      List<String> answers = answers(row);
      assertThat(spans).hasSameSizeAs(answers);
      int before = 0;
      for (int i = 0; i < spans.size(); i++) {
        assertThat(spans.get(i).start()).isBetween(before, text.length());
        before = spans.get(i).end();
        assertThat(before).isBetween(spans.get(i).start(), text.length());
        String said = Reasoning.without(Whitespace.strip(answers.get(i)));
        assertThat(text.substring(spans.get(i).start(), before)).contains(said);
      }
      assertThat(template.chat(row).prompt())
          .isEqualTo(text.substring(0, spans.get(spans.size() - 1).start()));
      held += template.refusal(row).isEmpty() ? 1 : 0;
    }
    assertThat(held).isGreaterThan(100);
  }

  private static List<String> answers(Example row) {
    List<String> answers = new ArrayList<>();
    if (!row.userMessage().isEmpty()) {
      row.history().stream()
          .filter(turn -> turn.is(Role.ASSISTANT))
          .forEach(turn -> answers.add(turn.content()));
    }
    answers.add(row.output());
    return answers;
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void givenHostileRow_guardPassesOnlyRowsWithoutTokens(String name) {
    ChatTemplate template = ChatTemplates.named(name);
    SpecialTokenGuard guard =
        new SpecialTokenGuard(template, new TokenPolicies(TokenPolicies.Policy.REJECT));
    int clean = 0;
    for (int n = 0; n < 1000; n++) {
      Example row = row(template);
      if (guard.check(row) instanceof SpecialTokenGuard.Checked.Clean) {
        assertThat(template.controlTokens())
            .noneMatch(token -> Texts.first(row, text -> text.contains(token)).isPresent());
        clean++;
      }
    }
    assertThat(clean).isBetween(20, 980);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void givenTemplate_itsTextHoldsOnlyItsOwnTokensAndOneOfThem(String name) {
    ChatTemplate template = ChatTemplates.named(name);
    assertThat(template.controlTokens()).doesNotContain("").doesNotHaveDuplicates().isNotEmpty();
    String text = template.render(TestExamples.conversation("", "Q", "A"));
    assertThat(template.controlTokens()).anyMatch(text::contains);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void givenPlainText_isOneSpanWithoutAPrompt(String name) {
    ChatText chat = ChatTemplates.named(name).chat(TestExamples.plain(" P "));
    assertThat(chat.text()).isEqualTo(" P ");
    assertThat(chat.prompt()).isEmpty();
    assertThat(chat.spans()).containsExactly(new ChatText.Span(0, 3));
  }
}
