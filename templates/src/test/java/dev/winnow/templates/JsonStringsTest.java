package dev.winnow.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStringsTest {
  private static final String JSON =
      "{\"a\": [\"x\\u003c😀\", 1.10, 12345678901234567890123, true, null, {}], \"b\":\"\"}";

  @Test
  void givenJson_listsKeysStringsAndNumbersInOrder() {
    assertThat(JsonStrings.of(JSON))
        .containsExactly("a", "x<😀", "1.10", "12345678901234567890123", "b", "");
  }

  @Test
  void givenNoChange_isTheSameText() {
    assertThat(JsonStrings.map(JSON, text -> text)).isSameAs(JSON);
  }

  @Test
  void givenChange_isStillJson() {
    assertThat(JsonStrings.map(JSON, text -> text + "\"\n"))
        .isEqualTo(
            "{\"a\\\"\\n\":[\"x<😀\\\"\\n\",\"1.10\\\"\\n\",\"12345678901234567890123\\\"\\n\","
                + "true,null,{}],\"b\\\"\\n\":\"\\\"\\n\"}");
  }

  @Test
  void givenChangeOfSome_keepsEveryDigitOfTheRest() {
    assertThat(JsonStrings.map(JSON, key -> key, text -> text.isEmpty() ? "!" : text))
        .isEqualTo("{\"a\":[\"x<😀\",1.10,12345678901234567890123,true,null,{}],\"b\":\"!\"}");
  }

  @Test
  void givenEqualKeys_keepsBoth() {
    assertThat(JsonStrings.map("{\"a\":1,\"b\":2}", key -> "k", value -> value))
        .isEqualTo("{\"k\":1,\"k\":2}");
  }

  @Test
  void givenOneValueOfTheKind_isOne() {
    assertThat(JsonStrings.isOne(JsonToken.START_OBJECT, " {\"a\":[{}]} ")).isTrue();
    assertThat(JsonStrings.isOne(JsonToken.START_ARRAY, "[{}]")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{", "{} {}", "{}x", "{'a':1}", "{\"a\":NaN}", "null"})
  void givenAnythingElse_isNot(String text) {
    assertThat(JsonStrings.isOne(JsonToken.START_OBJECT, text)).isFalse();
  }

  @Test
  void givenTooDeep_isNot() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(JsonStrings.isOne(JsonToken.START_OBJECT, deep)).isFalse();
  }
}
