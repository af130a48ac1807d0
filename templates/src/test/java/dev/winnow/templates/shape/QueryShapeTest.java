package dev.winnow.templates.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryShapeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'instruction':'Q','input':'I'}|Q/I/",
        "{'instruction':'Q','context':'I'}|Q/I/",
        "{'instruction':'Q','output':null}|Q//",
        "{'instruction':'Q','output':'A'}|Q//A",
        "{'instruction':'Q','response':'A','context':'C'}|Q/C/A",
        "{'prompt':'Q'}|Q//",
        "{'question':'Q','id':'7'}|Q//",
        "{'prompt':'Q','completion':'A'}|Q//A",
        "{'messages':[{'role':'user','content':'Q'},{'role':'assistant','content':'A'}]}|Q//A"
      })
  void givenRowWithOrWithoutAnswer_isRead(String row, String expected) {
    ShapeResult.Read read =
        (ShapeResult.Read) RowShapes.queries().read(RowShapesTest.json(row), "f", 1);
    assertThat(
            read.example().instruction()
                + "/"
                + read.example().input()
                + "/"
                + read.example().output())
        .isEqualTo(expected);
  }

  @Test
  void givenNoQuestion_isRefused() {
    ShapeResult.Refused refused =
        (ShapeResult.Refused) RowShapes.queries().read(RowShapesTest.json("{'a':'b'}"), "f", 1);
    assertThat(refused.reason()).isEqualTo("unknown_shape");
  }

  @Test
  void givenMap_needsTheInstructionOnly() {
    MappedShape shape =
        MappedShape.ofQueries("read.map", Map.of("instruction", "q", "output", "a"));
    assertThat(shape.read(RowShapesTest.json("{'q':'Q','a':null}"), "f", 1))
        .isInstanceOf(ShapeResult.Read.class);
    assertThat(shape.read(RowShapesTest.json("{'a':'A'}"), "f", 1))
        .isInstanceOf(ShapeResult.Refused.class);
    assertThatThrownBy(() -> MappedShape.ofQueries("read.map", Map.of("output", "a")))
        .hasMessageContaining("read.map.instruction: is missing");
  }
}
