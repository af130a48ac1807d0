package dev.winnow.generators.tasks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.generators.tasks.ParsedTasks.Item;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads {@code {"tasks": [{"instruction", "input", "output"}]}}, or whichever list is wanted, item
 * by item, so that the items before a defect are kept. What stands around the JSON (prose, fences)
 * is passed over; a bare list is taken too. Never throws; linear in the text's length.
 */
final class StructuredText {
  private final TaskList wanted;
  private final String text;
  private final List<Item> items = new ArrayList<>();

  private StructuredText(TaskList wanted, String text) {
    this.wanted = wanted;
    this.text = text;
  }

  /**
   * The items of an answer.
   *
   * @param truncated whether the token limit ended it: then an item that breaks off counts as cut
   *     off
   */
  static ParsedTasks parse(TaskList wanted, String text, boolean truncated) {
    int[] starts =
        IntStream.of(afterFence(text), text.indexOf('{'), text.indexOf('['))
            .filter(start -> start >= 0)
            .distinct()
            .toArray();
    for (int start : starts) {
      StructuredText parser = new StructuredText(wanted, text.substring(start));
      if (parser.list(truncated)) {
        return ParsedTasks.of(parser.items);
      }
    }
    return truncated
        ? ParsedTasks.of(List.of(cutOff(text)))
        : ParsedTasks.unreadable("it holds no JSON with a list of " + wanted.name());
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
        item = end(parser);
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
          return true;
        }
        item = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        JsonNode node = Json.MAPPER.readTree(parser);
        // Written from the tree it would take a frame of the stack for each level.
        items.add(item(node, text.substring(item, end(parser))));
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

  /** Where the token ends that was read last. */
  private static int end(JsonParser parser) {
    return Math.toIntExact(parser.currentLocation().getCharOffset());
  }

  /** Goes to the list: the document itself, or what the key of the list holds. */
  private boolean enter(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY) {
      return true;
    }
    if (token != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean tasks = parser.currentName().equalsIgnoreCase(wanted.name());
      if (parser.nextToken() == JsonToken.START_ARRAY && tasks) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  /** What an item is, however deep: the worker that reads it may have a small stack. */
  private Item item(JsonNode node, String raw) {
    if (!node.isObject()) {
      return Item.failed(ParsedTasks.BAD, "no JSON object", raw);
    }
    for (TaskPart part : wanted.parts()) {
      if (node.path(part.key()).isContainerNode()) {
        return Item.failed(ParsedTasks.BAD, part.key() + " is no text", raw);
      }
    }
    return Item.of(
        Task.listed(
            text(node, TaskPart.INSTRUCTION),
            text(node, TaskPart.INPUT),
            text(node, TaskPart.OUTPUT)),
        wanted.parts(),
        raw);
  }

  /** A text; also a number or truth value, which weaker models write for one. */
  private static String text(JsonNode node, TaskPart part) {
    JsonNode value = node.path(part.key());
    return value.isNull() ? "" : value.asText("");
  }

  private void broken(int from, boolean truncated, String why) {
    String raw = text.substring(Math.min(from, text.length()));
    items.add(
        truncated ? cutOff(raw) : Item.failed(ParsedTasks.BAD, "the JSON breaks off: " + why, raw));
  }
}
