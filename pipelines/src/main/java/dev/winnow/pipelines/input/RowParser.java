package dev.winnow.pipelines.input;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.common.base.Utf8;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.shape.RowShape;
import dev.winnow.templates.shape.ShapeResult;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes an example of a row's bytes, or a failure with its reason. */
final class RowParser implements Serializable {
  /** Bytes of a character in UTF-8, at most. */
  private static final int MOST_BYTES = 4;

  private final List<RowShape> shapes;

  /**
   * @param shapes how the rows of each map are read; an {@link InputFile#map()} points here
   */
  RowParser(List<RowShape> shapes) {
    this.shapes = List.copyOf(shapes);
  }

  void parse(
      InputFile file,
      long position,
      byte[] bytes,
      Consumer<Example> examples,
      Consumer<Failure> failures) {
    ShapeResult result = read(file, position, bytes);
    if (result instanceof ShapeResult.Read read) {
      examples.accept(read.example());
    } else if (result instanceof ShapeResult.Refused refused) {
      String where = file.name() + ":" + position;
      int length = Math.min(bytes.length, MOST_BYTES * Failure.RAW_LIMIT);
      String start = new String(bytes, 0, length, StandardCharsets.UTF_8);
      failures.accept(new Failure(where, refused.reason(), described(refused), start));
    }
  }

  private static String described(ShapeResult.Refused refused) {
    return refused.detail().entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining("; "));
  }

  private ShapeResult read(InputFile file, long position, byte[] bytes) {
    if (!Utf8.isWellFormed(bytes)) {
      return refused("invalid_utf8", "not valid UTF-8");
    }
    try {
      return shapes.get(file.map()).read(RowJson.MAPPER.readTree(bytes), file.name(), position);
    } catch (JsonProcessingException e) {
      return refused("bad_json", RowJson.message(e) + place(e.getLocation()));
    } catch (IOException e) {
      return refused("bad_json", String.valueOf(e.getMessage()));
    }
  }

  /** Jackson knows of most problems where it had got to. */
  private static String place(@Nullable JsonLocation at) {
    return at == null || at.getByteOffset() < 0 ? "" : " near byte " + at.getByteOffset();
  }

  private static ShapeResult refused(String reason, String problem) {
    return new ShapeResult.Refused(reason, new TreeMap<>(Map.of("row", problem)));
  }
}
