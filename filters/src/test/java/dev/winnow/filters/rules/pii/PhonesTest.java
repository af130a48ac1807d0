package dev.winnow.filters.rules.pii;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Call +1 415 555 2671 now ~ +1 415 555 2671",
        "+14155552671 ~ +14155552671",
        "+1 (415) 555-2671. ~ +1 (415) 555-2671",
        "tel:+44 20 7946 0958 ~ +44 20 7946 0958",
        "+49 (0)30 901820, ~ +49 (0)30 901820",
        "+33.1.23.45.67.89 ~ +33.1.23.45.67.89",
        "(+86 10-6552-9988) ~ +86 10-6552-9988",
        "(415) 555-2671 ~ (415) 555-2671",
        "(415)555 2671 ~ (415)555 2671",
        "Phone:415-555-2671! ~ 415-555-2671",
        "1-800-555-0199 ~ 1-800-555-0199",
        "415.555.2671. ~ 415.555.2671"
      })
  void givenNumber_isFound(String text, String number) {
    assertThat(Found.in(text, Kind.PHONE)).containsExactly(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-01-15",
        "15.01.2023 12:30:45",
        "2023-01-15T10:00:00+02:00",
        "1990-2023",
        "ISBN 978-3-16-148410-0",
        "ISBN-13: 9783161484100",
        "ISBN 0-306-40615-2",
        "ISSN 2049-3630",
        "123-45-6789",
        "4155552671",
        "200 300 4000",
        "115-555-2671",
        "415-155-2671",
        "415-555-26711",
        "x415-555-2671",
        "9-415-555-2671",
        "415-555-2671-8",
        "A-415-555-2671",
        "version 415.555.2671.3",
        "1.415.555.2671.9",
        "+1000000000 points",
        "+250 000 000",
        "+48.85837009",
        "+2.5",
        "1e+23456789012",
        "2+23456789012",
        "0x+4915112345678z",
        "0010 1101 0010 1110",
        "550e8400-e29b-41d4-a716-446655440000",
        "+",
        "+4\ud800915112345678"
      })
  void givenOtherNumber_isNotFound(String text) {
    assertThat(Found.in(text, Kind.PHONE)).isEmpty();
  }

  @Test
  void givenBorders_takes8To15Digits() {
    assertThat(Found.in("+4912345", Kind.PHONE)).isEmpty();
    assertThat(Found.in("+49123456", Kind.PHONE)).hasSize(1);
    assertThat(Found.in("+491234567890123", Kind.PHONE)).hasSize(1);
    assertThat(Found.in("+4912345678901234", Kind.PHONE)).isEmpty();
  }

  @Test
  void givenMegabyteOfDigitsAndSigns_isLinear() {
    for (String unit : new String[] {"4", "+4", "4 ", "(415) ", "415-", "+4(", "415.555."}) {
      assertThat(Found.in(unit.repeat(1 << 18), Kind.PHONE)).isNotNull();
    }
  }
}
