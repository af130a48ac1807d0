package dev.winnow.pipelines.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void givenCells_alignsTextsToTheLeftAndNumbersToTheRight() {
    Columns table =
        new Columns("<><").row("", "rows", "").row("pears", "5", "x").row("figs", "1,000", "");

    assertThat(table).hasToString("          rows\n  pears      5  x\n  figs   1,000\n");
  }

  @Test
  void givenHostileCell_writesItsEscape() {
    assertThat(new Columns("<").row("a\u001b[2J\nb\u202e\ud800"))
        .hasToString("  a\\u001b[2J\\u000ab\\u202e\\ud800\n");
  }

  @Test
  void givenNoRows_isEmpty() {
    assertThat(new Columns("<>")).hasToString("");
  }
}
