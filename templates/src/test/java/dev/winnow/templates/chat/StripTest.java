package dev.winnow.templates.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StripTest {
  /** What Python's {@code str.isspace()} says yes to. */
  private static final String SPACES =
      "\t\n\u000b\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004"
          + "\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

  @Test
  void givenEveryCharacter_takesPythonsSpacesAway() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String unit = String.valueOf((char) c);
      String expected = SPACES.contains(unit) ? "a" : unit + "a" + unit;
      assertThat(Strip.spaces(unit + "a" + unit)).isEqualTo(expected);
    }
  }

  @Test
  void givenSpaceOnly_isEmpty() {
    assertThat(Strip.spaces(SPACES)).isEmpty();
    assertThat(Strip.spaces("")).isEmpty();
    assertThat(Strip.newlines("\n\n")).isEmpty();
    assertThat(Strip.newlines("\n a\n \n")).isEqualTo(" a\n ");
    assertThat(Strip.leadingNewlines("\n\na\n")).isEqualTo("a\n");
  }
}
