package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.judge;
import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlFilterTest {
  private final UrlFilter rule = rule(UrlFilter.PART, Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "See https://example.com/a?b=c#d. ~ 1",
        "HTTP://EXAMPLE.COM ~ 1",
        "ftp://files.example.com/x ~ 1",
        "http://[2001:db8::1]/ ~ 1",
        "(https://пример.рф/) ~ 1",
        "Go to www.example.com now ~ 1",
        "http://www.example.com ~ 1",
        "[https://a.de](https://b.de) ~ 2",
        "https://a.de,https://b.de,WWW.c.de ~ 3"
      })
  void givenAddresses_countsEachOnce(String text, int urls) {
    assertThat(judge(rule, text)).isEqualTo(tooMany("row", urls, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http",
        "http://",
        "http:// x",
        "://example.com",
        "file:///etc/hosts",
        "xhttp://example.com",
        "std::http",
        "www.",
        "wwww.example.com",
        "mail@www.example.com",
        "example.com, main.py and a.b",
        "\ud800://x",
      })
  void givenNone_stays(String text) {
    assertThat(judge(rule, text)).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenMax_isInclusiveAndCountsTheWholeField() {
    UrlFilter two = rule(UrlFilter.PART, Map.of("max", 2));
    assertThat(two.judge(row("http://a.de", "", "http://b.de"))).isEqualTo(Verdict.KEEP);
    assertThat(two.judge(row("http://a.de", "http://b.de", "http://c.de")))
        .isEqualTo(tooMany("row", 3, 2));

    UrlFilter output = rule(UrlFilter.PART, Map.of("field", "output"));
    assertThat(output.judge(row("http://a.de", "", "b"))).isEqualTo(Verdict.KEEP);
    assertThat(output.judge(row("a", "", "http://b.de"))).isEqualTo(tooMany("output", 1, 0));
  }

  @Test
  void givenNegativeMax_isInvalid() {
    assertThatThrownBy(() -> rule(UrlFilter.PART, Map.of("max", -1)))
        .hasMessage("filters[2].max: expected a number of URLs ≥ 0, got -1");
  }

  private static Verdict tooMany(String field, int urls, int max) {
    return Verdict.drop("too_many_urls", Map.of("field", field, "urls", urls, "max", max));
  }
}
