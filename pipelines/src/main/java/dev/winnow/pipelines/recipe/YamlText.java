package dev.winnow.pipelines.recipe;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML 1.2 with the core schema, bounded: a text as nodes, a scalar as its value. */
final class YamlText {
  private static final int DEEPEST = 50;
  private static final int MOST_ALIASES = 100;

  /** Characters. Numbers take time with the square of their length. */
  private static final int LONGEST_NUMBER = 100;

  private static final CoreSchema SCHEMA = new CoreSchema();
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setLabel("recipe")
          .setSchema(SCHEMA)
          .setMaxAliasesForCollections(MOST_ALIASES)
          .build();

  private YamlText() {}

  /**
   * The node of the only document, or null where there is none.
   *
   * @throws YamlProblem if the text is not YAML, has two documents, or nests or aliases too much
   */
  static @Nullable Node compose(String text) {
    try {
      checkBounds(text);
      return new Compose(SETTINGS).composeString(text).orElse(null);
    } catch (MarkedYamlEngineException e) {
      throw new YamlProblem(line(e.getProblemMark()), "", "not YAML: " + e.getProblem());
    } catch (ReaderException e) {
      int code = e.getCodePoint();
      throw new YamlProblem(
          lineOf(text, code), "", "not YAML: character U+%04X is not allowed".formatted(code));
    } catch (YamlEngineException e) {
      throw new YamlProblem(1, "", "not YAML: " + Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  /** Looks at the events before any recursion, which a deep text could drive out of its stack. */
  private static void checkBounds(String text) {
    int depth = 0;
    int aliases = 0;
    int documents = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      int line = line(event.getStartMark());
      if (event instanceof DocumentStartEvent && ++documents > 1) {
        throw new YamlProblem(line, "", "expected one document, found another");
      }
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw new YamlProblem(line, "", "nested deeper than " + DEEPEST + " levels");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (event instanceof AliasEvent && ++aliases > MOST_ALIASES) {
        throw new YamlProblem(line, "", "more than " + MOST_ALIASES + " aliases");
      }
    }
  }

  /** The line of a character that is known to be in the text, from 1. */
  private static int lineOf(String text, int code) {
    String before = text.substring(0, Math.max(0, text.indexOf(code)));
    return 1 + (int) before.chars().filter(c -> c == '\n').count();
  }

  /** From 1. */
  static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }

  /** A String, Integer, Long, BigInteger, finite Double, Boolean, or null. */
  static @Nullable Object scalar(String path, ScalarNode node) {
    Tag tag = node.getTag();
    if (tag.equals(Tag.STR)) {
      return node.getValue();
    }
    ConstructNode constructor = SCHEMA.getSchemaTagConstructors().get(tag);
    if (constructor == null) {
      throw new YamlProblem(
          line(node.getStartMark()), path, "tag " + tag.getValue() + " is not allowed");
    }
    boolean number = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
    boolean tooLong = number && node.getValue().length() > LONGEST_NUMBER;
    Object value = tooLong ? null : construct(constructor, node);
    boolean finite = !(value instanceof Double real) || Double.isFinite(real);
    if (!finite || (value == null && !tag.equals(Tag.NULL))) {
      String shown = tooLong ? "a number of that length" : node.getValue();
      throw new YamlProblem(
          line(node.getStartMark()), path, "not a value that a recipe can use: " + shown);
    }
    return value;
  }

  private static @Nullable Object construct(ConstructNode constructor, ScalarNode node) {
    try {
      return constructor.construct(node);
    } catch (NumberFormatException e) {
      return null; // an explicit tag on a text that is none of it
    }
  }
}
