package dev.winnow.generators.selfinstruct;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YesOrNoTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "yes,true",
        "No.,false",
        "\"**Yes**, it is; no doubt\",true",
        "Answer: NO,false",
        "I do not know yesterday's nobody,",
        "\uD800 yes\u0000,true",
        "nö,",
        "yes_no,",
      })
  void givenAnswer_readsTheFirstSuchWord(String text, Boolean expected) {
    assertThat(YesOrNo.parse(text).orElse(null)).isEqualTo(expected);
  }
}
