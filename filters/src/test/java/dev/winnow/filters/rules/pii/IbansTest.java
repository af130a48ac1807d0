package dev.winnow.filters.rules.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbansTest {
  /** The examples of the registry. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89370400440532013000",
        "GB29 NWBK 6016 1331 9268 19",
        "FR1420041010050500013M02606",
        "NO93 8601 1117 947",
        "MT84MALT011000012345MTLCAST001S",
        "CH93 0076 2011 6238 5295 7",
        "SA0380000000608010167519",
        "BR1800360305000010009795493C1",
        "NL91ABNA0417164300",
        "PL61109010140000071219812874",
        "SE4550000000058398257466",
        "BE68539007547034"
      })
  void givenExampleOfTheRegistry_isFound(String iban) {
    assertThat(Found.in("IBAN: " + iban + ".", Kind.IBAN)).containsExactly(iban);
    assertThat(Found.in("(" + iban + ") " + iban, Kind.IBAN)).containsExactly(iban, iban);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89370400440532013001",
        "DE8937040044053201300",
        "DE893704004405320130000",
        "XX89370400440532013000",
        "ADE89370400440532013000",
        "DE89 37040044 0532013000",
        "DE89  3704 0044 0532 0130 00",
        "de89370400440532013000",
        "DE89370400440532013000x",
        "DE89",
        "DE89 3704 0044 0532 0130 0",
        "A DE89\ud800"
      })
  void givenOtherText_isNotFound(String text) {
    assertThat(Found.in(text, Kind.IBAN)).isEmpty();
  }

  @Test
  void givenOneWrongDigit_isNeverFound() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 2000; i++) {
      StringBuilder wrong = new StringBuilder("DE89370400440532013000");
      int at = 2 + random.nextInt(20);
      int digit = wrong.charAt(at) - '0';
      wrong.setCharAt(at, (char) ('0' + (digit + 1 + random.nextInt(9)) % 10));
      assertThat(Found.in(wrong.toString(), Kind.IBAN)).isEmpty();
    }
  }
}
