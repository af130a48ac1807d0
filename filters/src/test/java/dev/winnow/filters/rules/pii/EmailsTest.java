package dev.winnow.filters.rules.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTest {
  @ParameterizedTest
  @CsvSource({
    "Write to ann@example.com.,ann@example.com",
    "<Ann.Lee+news@mail.example.co.uk>,Ann.Lee+news@mail.example.co.uk",
    "mailto:a_b-c%d@example.org?subject=x,a_b-c%d@example.org",
    "**bob@example.com**,bob@example.com",
    "bob@example.com...,bob@example.com",
    "an example.com-based bob@example.com-like name,bob@example.com",
    "jürgen@müller.de,jürgen@müller.de",
    "ann@xn--mller-kva.xn--p1ai!,ann@xn--mller-kva.xn--p1ai",
    "E-mail:ann@example.com:,ann@example.com",
    "1@2.de,1@2.de"
  })
  void givenAddress_isFoundWithoutWhatIsAround(String text, String address) {
    assertThat(Found.in(text, Kind.EMAIL)).containsExactly(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@",
        "a@",
        "@b.de",
        "a @ b.de",
        "a@localhost",
        "a@b.c",
        "a@.de",
        "a@-b.de",
        "a.@b.de",
        "lodash@4.17.21",
        "logo@2x.png",
        "git@github.com:owner/repo.git",
        "@app.route",
        "x = a@b.mean(axis=1)",
        "follow @ann.lee",
        "\ud800@\udc00.de"
      })
  void givenWhatOnlyLooksLikeOne_isNotFound(String text) {
    assertThat(Found.in(text, Kind.EMAIL)).isEmpty();
  }

  @Test
  void givenBorders_knowsTheGreatestLengths() {
    String longest = "a".repeat(64) + "@b.de";
    assertThat(Found.in(longest, Kind.EMAIL)).containsExactly(longest);
    assertThat(Found.in("a" + longest, Kind.EMAIL)).isEmpty();
    String domain = "b.".repeat(126) + "de";
    assertThat(Found.in("a@" + domain, Kind.EMAIL)).hasSize(1);
    assertThat(Found.in("a@b." + domain, Kind.EMAIL)).isEmpty();
  }

  @Test
  void givenLongChainsOfSigns_isLinear() {
    for (String unit : List.of("a@", "@", "a.", "a@b.", "a@b.de@")) {
      assertThat(Found.in(unit.repeat(1 << 19), Kind.EMAIL)).isNotNull();
    }
  }
}
