package dev.winnow.templates.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StripTest {
  @Test
  void givenLineFeeds_takesThoseAtTheEndsAway() {
    assertThat(Strip.newlines("\n\n")).isEmpty();
    assertThat(Strip.newlines("\n a\n \n")).isEqualTo(" a\n ");
    assertThat(Strip.leadingNewlines("\n\na\n")).isEqualTo("a\n");
  }
}
