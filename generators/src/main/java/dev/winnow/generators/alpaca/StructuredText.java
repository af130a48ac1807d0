package dev.winnow.generators.alpaca;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.generators.alpaca.ParsedTasks.Item;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads {@code {"tasks": [{"instruction", "input", "output"}]}} item by item, so that the items
 * before a defect are kept. What stands around the JSON (prose, fences) is passed over; a bare list
 * is taken too. Never throws; linear in the text's length.
 */
final class StructuredText {
  private static final String LIST = "tasks";

  private final String text;
  private final List<Item> items = new ArrayList<>();

  private StructuredText(String text) {
    this.text = text;
  }

  /**
   * The items of an answer.
   *
   * @param truncated whether the token limit ended it: then an item that breaks off counts as cut
   *     off
   */
  static ParsedTasks parse(String text, boolean truncated) {
    int[] starts =
        IntStream.of(afterFence(text), text.indexOf('{'), text.indexOf('['))
            .filter(start -> start >= 0)
            .distinct()
            .toArray();
    for (int start : starts) {
      StructuredText parser = new StructuredText(text.substring(start));
      if (parser.list(truncated)) {
        return ParsedTasks.of(parser.items);
      }
    }
    return truncated
        ? ParsedTasks.of(List.of(cutOff(text)))
        : ParsedTasks.unreadable("it holds no JSON with a list of tasks");
  }

  private static int afterFence(String text) {
    int fence = text.indexOf("```");
    int line = fence < 0 ? -1 : text.indexOf('\n', fence);
    return line < 0 ? -1 : line + 1;
  }

  private static Item cutOff(String raw) {
    return Item.failed(ParsedTasks.TRUNCATED, "the token limit cut it off", raw);
  }

  /** Reads the list; false if there is none. */
  private boolean list(boolean truncated) {
    int item = -1;
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      if (!enter(parser)) {
        return false;
      }
      item = 0;
      while (true) {
        item = Math.toIntExact(parser.currentLocation().getCharOffset());
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
          return true;
        }
        item = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        JsonNode node = Json.MAPPER.readTree(parser);
        items.add(item(node));
      }
    } catch (JsonProcessingException e) {
      if (item >= 0) {
        broken(item, truncated, e.getOriginalMessage());
      }
      return item >= 0;
    } catch (IOException e) {
      throw new UncheckedIOException("a text can always be read", e);
    }
  }

  /** Goes to the list: the document itself, or what its key {@code tasks} holds. */
  private static boolean enter(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY) {
      return true;
    }
    if (token != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean tasks = parser.currentName().equalsIgnoreCase(LIST);
      if (parser.nextToken() == JsonToken.START_ARRAY && tasks) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static Item item(JsonNode node) {
    String raw = Json.text(node);
    for (String key : List.of("instruction", "input", "output")) {
      if (!node.isObject() || node.path(key).isContainerNode()) {
        return Item.failed(ParsedTasks.BAD, node.isObject() ? key + " is no text" : "no task", raw);
      }
    }
    return Item.of(
        new Task(text(node, "instruction"), text(node, "input"), text(node, "output")), raw);
  }

  /** A text; also a number or truth value, which weaker models write for one. */
  private static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isNull() ? "" : value.asText("");
  }

  private void broken(int from, boolean truncated, String why) {
    String raw = text.substring(Math.min(from, text.length()));
    items.add(
        truncated ? cutOff(raw) : Item.failed(ParsedTasks.BAD, "the JSON breaks off: " + why, raw));
  }
}
