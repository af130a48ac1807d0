package dev.winnow.filters.rules.pii;

import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PiiFilterTest {
  private static final List<String> PIECES =
      List.of(
          "ann@example.com",
          "+49 30 901820",
          "4111 1111 1111 1111",
          "203.0.113.7",
          "2001:db8::1",
          "DE89370400440532013000",
          "sk-" + "a8Fk3Lq0Zx7Vb2Nm5Cr9Ty4W",
          "(415) 555-2671",
          " ",
          ", ",
          "the",
          "12",
          "\ud800",
          "😀",
          "-",
          ".",
          "\n");

  private final PiiFilter rule = rule(PiiFilter.PART, Map.of());
  private final PiiFilter mask = rule(PiiFilter.PART, Map.of("action", "mask"));

  @Test
  void givenHit_namesKindFieldAndPlaceButNotTheHit() {
    assertThat(rule.judge(row("q", "😀 ann@example.com", "a")))
        .isEqualTo(Verdict.drop("email", Map.of("field", "input", "at", 3)));
    assertThat(rule.judge(row("q", "", "4111 1111 1111 1111")))
        .isEqualTo(Verdict.drop("card", Map.of("field", "output", "at", 1)));
    assertThat(rule.judge(row("203.0.113.7", "", "a")))
        .isEqualTo(Verdict.drop("ip", Map.of("field", "instruction", "at", 1)));
    assertThat(rule.judge(row("IBAN DE89370400440532013000", "", "a")))
        .isEqualTo(Verdict.drop("iban", Map.of("field", "instruction", "at", 6)));
  }

  @Test
  void givenSeveralHits_namesTheFirstOfTheFirstText() {
    assertThat(rule.judge(row("q", "(415) 555-2671, ann@example.com", "203.0.113.7")))
        .isEqualTo(Verdict.drop("phone", Map.of("field", "input", "at", 1)));
  }

  @Test
  void givenOrdinaryText_stays() {
    Example row =
        row(
            "On 2023-01-15 at 12:30:45 version 1.2.3.4 came out.",
            "ISBN 978-3-16-148410-0, π = 3.14159265358979, 1,000,000 times",
            "std::vector<int> v; // @Override, user@host, 550e8400-e29b-41d4-a716-446655440000");
    assertThat(rule.judge(row)).isEqualTo(Verdict.KEEP);
    assertThat(mask.judge(row)).isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(row("", "", ""))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenHitThatTwoFieldsWouldMakeTogether_stays() {
    assertThat(rule.judge(row("4111 1111", "1111 1111", ""))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenKinds_looksForNoOther() {
    PiiFilter phones = rule(PiiFilter.PART, Map.of("kinds", List.of("phone")));

    assertThat(phones.judge(row("ann@example.com", "DE89 3704 0044 0532 0130 00", "203.0.113.7")))
        .isEqualTo(Verdict.KEEP);
    assertThat(phones.judge(row("q", "", "+49 30 901820"))).isInstanceOf(Verdict.Drop.class);
  }

  @Test
  void givenMask_replacesEveryHitInEveryText() {
    Example row = row("Mail ann@example.com and bob@example.com", "203.0.113.7", "+49 30 901820!");
    Example talk =
        new Example(
            "Key sk-" + "a8Fk3Lq0Zx7Vb2Nm5Cr9Ty4W",
            List.of(new Turn(Role.USER, "4111111111111111"), new Turn(Role.ASSISTANT, "no")),
            row.instruction(),
            row.input(),
            row.output(),
            row.provenance(),
            row.scores());

    assertThat(mask.judge(talk))
        .isEqualTo(
            Verdict.changed(
                new Example(
                    "Key <SECRET>",
                    List.of(new Turn(Role.USER, "<CARD>"), new Turn(Role.ASSISTANT, "no")),
                    "Mail <EMAIL> and <EMAIL>",
                    "<IP>",
                    "<PHONE>!",
                    row.provenance(),
                    row.scores()),
                "masked"));
  }

  @Test
  void givenMaskOfOneField_leavesTheOthers() {
    PiiFilter output = rule(PiiFilter.PART, Map.of("action", "mask", "field", "output"));

    assertThat(output.judge(row("ann@example.com", "", "ann@example.com")))
        .isEqualTo(Verdict.changed(row("ann@example.com", "", "<EMAIL>"), "masked"));
    assertThat(output.judge(row("ann@example.com", "", "a"))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenRandomRows_masksExactlyWhatWouldBeDropped() {
    SplittableRandom random = new SplittableRandom(17);
    int changed = 0;
    for (int i = 0; i < 3000; i++) {
      Example row = row(text(random), text(random), text(random));
      Verdict masked = mask.judge(row);
      assertThat(masked instanceof Verdict.Changed)
          .isEqualTo(rule.judge(row) instanceof Verdict.Drop);
      changed += masked instanceof Verdict.Changed ? 1 : 0;
    }
    assertThat(changed).isBetween(300, 2999);
  }

  @Test
  void givenNoOrUnknownKind_isInvalid() {
    assertThatThrownBy(() -> rule(PiiFilter.PART, Map.of("kinds", List.of())))
        .hasMessage("filters[2].kinds: expected at least one kind, got none");
    assertThatThrownBy(() -> rule(PiiFilter.PART, Map.of("kinds", List.of("name"))))
        .hasMessageStartingWith("filters[2].kinds[0]: expected a list of any of secret, email,");
    assertThatThrownBy(() -> rule(PiiFilter.PART, Map.of("action", "strip")))
        .hasMessage("filters[2].action: expected one of drop, mask, got \"strip\"");
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
