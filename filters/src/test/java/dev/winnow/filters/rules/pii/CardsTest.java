package dev.winnow.filters.rules.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardsTest {
  /** Numbers that processors of payments publish for tests. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4242 4242 4242 4242",
        "5555-5555-5555-4444",
        "2223003122003222",
        "378282246310005",
        "3714 496353 98431",
        "6011111111111117",
        "6011 0009 9013 9424",
        "3056 930902 5904",
        "36227206271667",
        "3566002020360505",
        "6200000000000005",
        "6445644564456445"
      })
  void givenTestNumberOfEachIssuer_isFound(String number) {
    assertThat(Found.in("Card: " + number + ", 12/27", Kind.CARD)).containsExactly(number);
    assertThat(Found.in("(" + number + ").", Kind.CARD)).containsExactly(number);
  }

  @ParameterizedTest
  @CsvSource({
    "card 4111 1111 1111 1111 12/26 123,4111 1111 1111 1111",
    "No 1 4111 1111 1111 1111,4111 1111 1111 1111"
  })
  void givenNumbersBesideIt_isFoundAmongThem(String text, String number) {
    assertThat(Found.in(text, Kind.CARD)).containsExactly(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112",
        "411111111111111",
        "41111111111111111",
        "9111111111111111",
        "0000000000000000",
        "4111 1111-1111 1111",
        "41 11 11 11 11 11 11 11",
        "4111  1111 1111 1111",
        "0.4111111111111111",
        "4111111111111111.5",
        "x4111111111111111",
        "4111111111111111e5",
        "4111111111111111_1",
        "ISBN 9783161484100",
        "978-3-16-148410-0",
        "1700000000000000",
        "490154203237518",
        "4111 1111 1111 1111 4111 1111 1111 1111 4111 1111",
        "4111\u07101111111111111",
        "\u0664111111111111111"
      })
  void givenOtherNumber_isNotFound(String text) {
    assertThat(Found.in(text, Kind.CARD)).isEmpty();
  }

  @Test
  void givenOneWrongDigit_isNeverFound() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 2000; i++) {
      StringBuilder wrong = new StringBuilder("4012888888881881");
      int at = 1 + random.nextInt(15);
      int digit = wrong.charAt(at) - '0';
      wrong.setCharAt(at, (char) ('0' + (digit + 1 + random.nextInt(9)) % 10));
      assertThat(Found.in(wrong.toString(), Kind.CARD)).isEmpty();
    }
  }

  @Test
  void givenMegabyteOfDigits_isLinear() {
    for (String unit : new String[] {"4", "4 ", "4111 ", "4111-", "4111111111111111 "}) {
      assertThat(Found.in(unit.repeat(1 << 18), Kind.CARD)).isEmpty();
    }
  }
}
