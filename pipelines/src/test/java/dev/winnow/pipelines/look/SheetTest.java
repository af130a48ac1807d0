package dev.winnow.pipelines.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Failure;
import org.junit.jupiter.api.Test;

class SheetTest {
  @Test
  void givenLongText_excerptIsItsBeginningOnOneLine() {
    assertThat(Sheet.excerpt(" a\n\tb  c ")).isEqualTo("a b c");
    assertThat(Sheet.excerpt("")).isEmpty();
    assertThat(Sheet.excerpt("x".repeat(160))).isEqualTo("x".repeat(160));
    assertThat(Sheet.excerpt("x".repeat(161))).isEqualTo("x".repeat(159) + "…");
    assertThat(Sheet.excerpt("a" + " ".repeat(1000) + "b")).isEqualTo("a…");
    assertThat(Sheet.excerpt("😀".repeat(1_000_000))).isEqualTo("😀".repeat(79) + "…");
    assertThat(Sheet.excerpt("\ud800")).isEqualTo("\ud800");
  }

  @Test
  void givenHostileLine_writesItsEscapes() {
    Sheet sheet = new Sheet();
    sheet.heading("a\u001b[31m");
    sheet.line("b\nforged");

    assertThat(sheet).hasToString("a\\u001b[31m\n  b\\u000aforged\n");
  }

  @Test
  void givenUnreadableRows_tellsTheFirstOfEachReason() {
    Unreadable rows = new Unreadable();
    rows.add(new Failure("a:1", "bad_json", "no object", ""));
    Unreadable later = new Unreadable();
    later.add(new Failure("a:2", "bad_json", "another", ""));
    later.add(new Failure("a:3", "empty_row", "", ""));
    rows.add(later);
    Sheet sheet = new Sheet();
    rows.write(sheet);

    assertThat(rows.count()).isEqualTo(3);
    assertThat(sheet)
        .hasToString(
            """
            Unreadable: 3 rows
              bad_json   2  a:1: no object
              empty_row  1  a:3: ; fill it in or take the row out
            """);
  }
}
