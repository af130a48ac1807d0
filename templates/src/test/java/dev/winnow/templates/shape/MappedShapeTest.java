package dev.winnow.templates.shape;

import static dev.winnow.templates.shape.RowShapesTest.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.InvalidSetting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MappedShapeTest {
  private static final Map<String, String> MAPPING =
      Map.of(
          "system", "sys",
          "instruction", "/turns/0/text",
          "input", "a/b",
          "output", "answer",
          "id", "/meta/id");

  private static ShapeResult read(Map<String, String> mapping, String row) {
    return MappedShape.of("read[0].map", mapping).read(json(row), "f", 2);
  }

  private static void refuses(String row, String reason, String field) {
    ShapeResult.Refused refused = (ShapeResult.Refused) read(MAPPING, row);
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.detail()).containsEntry("field", field);
  }

  private static ShapeResult row(String id, String system, String instruction, String input) {
    return new ShapeResult.Read(
        new Example(
            system,
            List.of(),
            instruction,
            input,
            "A",
            Provenance.read("f", id, 2),
            new TreeMap<>()));
  }

  @Test
  void givenNamesAndPointers_readsThem() {
    assertThat(
            read(
                MAPPING,
                "{'sys':'S','turns':[{'text':'Q'}],'a/b':'N','answer':'A','meta':{'id':5},'id':6}"))
        .isEqualTo(row("5", "S", "Q", "N"));
  }

  @Test
  void givenNulls_countAsEmptyWhereTheyMay() {
    assertThat(
            read(
                MAPPING,
                "{'sys':null,'turns':[{'text':'Q'}],'a/b':null,'answer':'A','meta':{'id':null}}"))
        .isEqualTo(row("", "", "Q", ""));
  }

  @Test
  void givenNoMappingForTheId_readsIt() {
    assertThat(read(Map.of("output", "o"), "{'o':'A','id':'x'}")).isEqualTo(row("x", "", "", ""));
  }

  @Test
  void givenFinishReason_isPartOfTheProvenance() {
    Map<String, String> mapping = Map.of("output", "o", "finish_reason", "/choice/why");

    assertThat(read(mapping, "{'o':'A','choice':{'why':'length'}}"))
        .isEqualTo(
            new ShapeResult.Read(
                Example.of("", "", "A", Provenance.read("f", "", 2).finished("length"))));
    assertThat(read(mapping, "{'o':'A','choice':{'why':null}}")).isEqualTo(row("", "", "", ""));
    assertThat(((ShapeResult.Refused) read(mapping, "{'o':'A'}")).reason())
        .isEqualTo("missing_field");
    assertThat(
            ((ShapeResult.Refused) read(mapping, "{'o':'A','choice':{'why':'\\ud800'}}")).detail())
        .containsEntry("field", "finish_reason");
  }

  @Test
  void givenFieldNamedLikeAnIndexOrWithTilde_readsIt() {
    assertThat(read(Map.of("output", "0"), "{'0':'A'}")).isEqualTo(row("", "", "", ""));
    assertThat(read(Map.of("output", "a~1b"), "{'a~1b':'A'}")).isEqualTo(row("", "", "", ""));
    assertThat(read(Map.of("output", "/a~1b"), "{'a/b':'A'}")).isEqualTo(row("", "", "", ""));
  }

  @Test
  void givenMissingField_namesItAsTheRecipeDoes() {
    String rest = "'turns':[{'text':'Q'}],'a/b':'','answer':'A','meta':{'id':1}}";
    refuses("{" + rest, "missing_field", "sys");
    refuses("{'sys':''," + rest.replace("'a/b':'',", ""), "missing_field", "a/b");
    refuses("{'sys':''," + rest.replace("'Q'", "null"), "missing_field", "/turns/0/text");
    refuses("{'sys':''," + rest.replace("'Q'", "''"), "missing_field", "/turns/0/text");
    refuses("{'sys':''," + rest.replace("'A'", "null"), "missing_field", "answer");
    refuses("{'sys':''," + rest.replace("{'id':1}", "3"), "missing_field", "/meta/id");
  }

  @Test
  void givenBadValues_refuses() {
    String row = "{'sys':'','turns':[{'text':'Q'}],'a/b':'','answer':'A','meta':{'id':1}}";
    refuses(row.replace("'sys':''", "'sys':{}"), "wrong_type", "sys");
    refuses(row.replace("'A'", "''"), "no_answer", "output");
    refuses(row.replace("'A'", "'\\ud800'"), "invalid_unicode", "output");
    refuses("[]", "not_an_object", "row");
  }

  @Test
  void givenUnknownKey_asksForTheRightOne() {
    invalid(
        Map.of("ouptut", "o"),
        "read[0].map.ouptut: unknown key \"ouptut\"; did you mean \"output\"?");
  }

  @Test
  void givenNoOutput_throws() {
    invalid(
        Map.of("instruction", "i"),
        "read[0].map.output: is missing: expected the field that holds the answer");
  }

  @Test
  void givenEmptyName_throws() {
    invalid(
        Map.of("output", ""),
        "read[0].map.output: expected the name of a field or a JSON pointer, got nothing");
  }

  private static void invalid(Map<String, String> mapping, String message) {
    assertThatThrownBy(() -> MappedShape.of("read[0].map", mapping))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(message);
  }

  @Test
  void givenSerialised_readsTheSame() throws IOException, ClassNotFoundException {
    for (RowShape shape :
        List.of(
            MappedShape.of("", Map.of("output", "/a")),
            RowShapes.recognised(),
            ConversationShape.MESSAGES)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(shape);
      }
      try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        RowShape copy = (RowShape) in.readObject();
        for (String row : List.of("{'a':'x'}", "{'text':'x'}", "{'messages':[]}")) {
          assertThat(copy.read(json(row), "f", 1)).isEqualTo(shape.read(json(row), "f", 1));
        }
      }
    }
  }
}
