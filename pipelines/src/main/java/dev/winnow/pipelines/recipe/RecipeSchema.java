package dev.winnow.pipelines.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.filters.selection.Holdout;
import dev.winnow.filters.selection.SelectionKeys;
import dev.winnow.templates.Json;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The JSON Schema (draft 2020-12) of recipes, for editors. */
public final class RecipeSchema {
  private RecipeSchema() {}

  /** Pretty JSON with a newline at the end; the same vocabulary gives the same text anywhere. */
  public static String of(Vocabulary vocabulary) {
    ObjectNode schema = Json.MAPPER.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Winnow recipe");
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    ObjectNode sections = schema.putObject("properties");
    sections.set("seed", ParameterSchema.of(Keys.SEED));
    sections.set("teachers", teachers(vocabulary.teacher()));
    sections.set("store", ParameterSchema.of(Keys.STORE));
    sections.set("generate", generate(vocabulary.generators()));
    sections.set("read", list(Keys.READ_DOC, ParameterSchema.object("", Keys.READ)));
    sections.set("filters", filters(vocabulary.filters()));
    sections.set("select", select());
    sections.set("render", ParameterSchema.object(Keys.RENDER_DOC, vocabulary.render()));
    sections.set("output", output());
    return pretty(schema);
  }

  private static ObjectNode teachers(List<Parameter> parameters) {
    ObjectNode teachers = Json.MAPPER.createObjectNode();
    teachers.put("description", Keys.TEACHERS_DOC);
    teachers.put("type", "object");
    teachers.putObject("propertyNames").put("pattern", whole(Keys.PLAIN_NAME));
    teachers.set("additionalProperties", ParameterSchema.object("", parameters));
    return teachers;
  }

  private static ObjectNode generate(List<Part<?>> parts) {
    ObjectNode item = Json.MAPPER.createObjectNode();
    ArrayNode choices = item.putArray("oneOf");
    for (Part<?> part : parts) {
      List<Parameter> parameters = new ArrayList<>(Keys.STEP);
      parameters.addAll(part.parameters());
      ObjectNode choice = ParameterSchema.object(part.doc(), parameters);
      choice.withObject("/properties/method").put("const", part.name());
      choices.add(choice);
    }
    return list(Keys.GENERATE_DOC, item);
  }

  private static ObjectNode filters(List<Part<?>> parts) {
    ObjectNode item = Json.MAPPER.createObjectNode();
    ArrayNode choices = item.putArray("oneOf");
    for (Part<?> part : parts) {
      ObjectNode choice = choices.addObject();
      choice.put("type", "object");
      choice.put("additionalProperties", false);
      choice.putArray("required").add(part.name());
      choice.putObject("properties").set(part.name(), settings(part));
    }
    return list(Keys.FILTERS_DOC, item);
  }

  private static ObjectNode settings(Part<?> part) {
    ObjectNode settings = ParameterSchema.object(part.doc(), Vocabulary.filter(part));
    settings.withObject("/properties/name").put("pattern", whole(Keys.NAME_FORM));
    if (!settings.has("required")) {
      settings.putArray("type").add("object").add("null"); // "- refusals:" is all of it
    }
    return settings;
  }

  private static ObjectNode select() {
    ObjectNode select = ParameterSchema.object(Keys.SELECT_DOC, SelectionKeys.ALL);
    ArrayNode either = select.putArray("anyOf");
    SelectionKeys.NUMBERS.forEach(key -> either.addObject().putArray("required").add(key));
    return select;
  }

  private static ObjectNode output() {
    ObjectNode output = ParameterSchema.object(Keys.OUTPUT_DOC, Keys.OUTPUT);
    output.withObject("/properties/split").put("pattern", whole(Keys.SPLIT_FORM));
    output
        .withObject("/properties/" + Holdout.NAME)
        .put("exclusiveMinimum", 0)
        .put("exclusiveMaximum", 1);
    return output;
  }

  private static ObjectNode list(String doc, ObjectNode items) {
    ObjectNode list = Json.MAPPER.createObjectNode();
    list.put("description", doc);
    list.put("type", "array");
    list.set("items", items);
    return list;
  }

  private static String whole(Pattern form) {
    return "^" + form.pattern() + "$";
  }

  private static String pretty(ObjectNode schema) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try {
      return Json.MAPPER.writer(printer).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e); // a tree in memory can always be written
    }
  }
}
