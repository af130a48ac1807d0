package dev.winnow.filters.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.Texts;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTextsTest {
  private static final Example ROW = example("s", "h", "q", "i", "o");

  @ParameterizedTest
  @CsvSource({
    "SYSTEM,s+,h,q,i,o",
    "INSTRUCTION,s,h,q+,i,o",
    "INPUT,s,h,q,i+,o",
    "OUTPUT,s,h,q,i,o+"
  })
  void givenField_changesItAlone(
      Field field, String system, String turn, String instruction, String input, String output) {
    assertThat(FieldTexts.map(field, ROW, text -> text + "+"))
        .isEqualTo(example(system, turn, instruction, input, output));
    assertThat(FieldTexts.of(field, ROW))
        .containsExactly(new Texts.Named(field.label(), field.of(ROW)));
  }

  @Test
  void givenRow_hasEachTextByItself() {
    assertThat(FieldTexts.map(Field.ROW, ROW, text -> text + "+"))
        .isEqualTo(example("s+", "h+", "q+", "i+", "o+"));
    assertThat(FieldTexts.of(Field.ROW, ROW)).isEqualTo(Texts.of(ROW));
  }

  private static Example example(
      String system, String turn, String instruction, String input, String output) {
    return new Example(
        system,
        List.of(new Turn(Role.USER, turn)),
        instruction,
        input,
        output,
        Provenance.read("rows.jsonl", "", 1),
        new TreeMap<>());
  }

  @Test
  void givenTools_hasTheTextsInThemButNoIdsAndNames() {
    ToolCall call = new ToolCall("id", "f", "{\"to\":[\"a@b.c\",1.0,true]}");
    Example row = ROW.with("r", "x", new ToolUse("", List.of(), List.of(call)));
    assertThat(FieldTexts.of(Field.ROW, row))
        .contains(
            new Texts.Named("calls[0].arguments", "to"),
            new Texts.Named("calls[0].arguments", "a@b.c"),
            new Texts.Named("calls[0].arguments", "1.0"),
            new Texts.Named("reasoning", "r"),
            new Texts.Named("rejected", "x"))
        .doesNotContain(new Texts.Named("calls[0].name", "f"));
    ToolCall masked = new ToolCall("id", "f", "{\"to\":[\"<EMAIL>\",1.0,true]}");
    assertThat(FieldTexts.map(Field.ROW, row, text -> text.replace("a@b.c", "<EMAIL>")))
        .isEqualTo(ROW.with("r", "x", new ToolUse("", List.of(), List.of(masked))));
    assertThat(FieldTexts.map(Field.OUTPUT, row, text -> "new").toolUse()).isEqualTo(row.toolUse());
  }
}
