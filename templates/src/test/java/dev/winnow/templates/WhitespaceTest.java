package dev.winnow.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhitespaceTest {
  /** All code points for which Python's {@code str.isspace} answers true. */
  private static final String PYTHONS =
      "\t\n\u000b\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004"
          + "\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

  @Test
  void givenEachCharacter_agreesWithPython() {
    IntStream.range(0, 0x10000)
        .forEach(
            c -> {
              String unit = Character.toString(c);
              assertThat(Whitespace.strip(unit + "a" + unit))
                  .as("U+%04X", c)
                  .isEqualTo(PYTHONS.contains(unit) ? "a" : unit + "a" + unit);
            });
  }

  @Test
  void givenRuns_splitsOnceARun() {
    assertThat(Whitespace.split(" a \n b\u3000c")).containsExactly("a", "b", "c");
    assertThat(Whitespace.split("a")).containsExactly("a");
    assertThat(Whitespace.split(" \t")).isEmpty();
    assertThat(Whitespace.strip(PYTHONS)).isEmpty();
    assertThat(Whitespace.strip("")).isEmpty();
    assertThat(Whitespace.strip(" a \n b ")).isEqualTo("a \n b");
  }
}
