package dev.winnow.pipelines.recipe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Json;
import dev.winnow.templates.settings.Parameter;
import java.util.List;

/** The JSON Schema of parameters. */
final class ParameterSchema {
  private ParameterSchema() {}

  /** A mapping of exactly these keys. */
  static ObjectNode object(String doc, List<Parameter> parameters) {
    ObjectNode object = described(doc);
    object.put("type", "object");
    object.put("additionalProperties", false);
    List<String> required =
        parameters.stream().filter(Parameter::isRequired).map(Parameter::name).toList();
    if (!required.isEmpty()) {
      object.set("required", Json.MAPPER.valueToTree(required));
    }
    ObjectNode properties = object.putObject("properties");
    parameters.forEach(parameter -> properties.set(parameter.name(), of(parameter)));
    return object;
  }

  /** The value of one key. */
  static ObjectNode of(Parameter parameter) {
    ObjectNode schema =
        switch (parameter.type()) {
          case FILE -> file(parameter);
          case TEXT, TEACHER -> text(described(parameter.doc()), parameter);
          case INTEGER -> range(described(parameter.doc()), parameter, "integer");
          case NUMBER -> number(parameter);
          case TEXTS -> texts(parameter);
          case MAPPING -> mapping(parameter);
          case COUNTS -> counts(parameter);
          case SECTION -> object(parameter.doc(), parameter.children());
          case SECTIONS -> sections(parameter);
        };
    Object fallback = parameter.fallback();
    if (fallback != null) {
      schema.set("default", Json.MAPPER.valueToTree(fallback));
    }
    return schema;
  }

  private static ObjectNode described(String doc) {
    ObjectNode schema = Json.MAPPER.createObjectNode();
    return doc.isEmpty() ? schema : schema.put("description", doc);
  }

  private static ObjectNode text(ObjectNode schema, Parameter parameter) {
    schema.put("type", "string");
    if (!parameter.choices().isEmpty()) {
      schema.set("enum", Json.MAPPER.valueToTree(parameter.choices()));
    }
    return schema;
  }

  private static ObjectNode file(Parameter parameter) {
    ObjectNode schema = described(parameter.doc());
    if (parameter.choices().isEmpty()) {
      return text(schema, parameter);
    }
    ArrayNode either = schema.putArray("anyOf");
    text(either.addObject(), parameter);
    either.addObject().put("type", "string");
    return schema;
  }

  private static ObjectNode number(Parameter parameter) {
    ObjectNode schema = described(parameter.doc());
    if (parameter.choices().isEmpty()) {
      return range(schema, parameter, "number");
    }
    ArrayNode either = schema.putArray("anyOf");
    range(either.addObject(), parameter, "number");
    text(either.addObject(), parameter);
    return schema;
  }

  private static ObjectNode texts(Parameter parameter) {
    ObjectNode schema = described(parameter.doc()).put("type", "array");
    schema.set("items", text(Json.MAPPER.createObjectNode(), parameter));
    return schema;
  }

  private static ObjectNode mapping(Parameter parameter) {
    ObjectNode schema = described(parameter.doc()).put("type", "object");
    schema.putObject("additionalProperties").put("type", "string");
    return schema;
  }

  private static ObjectNode counts(Parameter parameter) {
    ObjectNode schema = described(parameter.doc()).put("type", "object");
    range(schema.putObject("additionalProperties"), parameter, "integer");
    return schema;
  }

  private static ObjectNode sections(Parameter parameter) {
    ObjectNode schema = described(parameter.doc()).put("type", "object");
    schema.set("additionalProperties", object("", parameter.children()));
    return schema;
  }

  private static ObjectNode range(ObjectNode schema, Parameter parameter, String type) {
    schema.put("type", type);
    bound(schema, "minimum", parameter.min());
    bound(schema, "maximum", parameter.max());
    return schema;
  }

  private static void bound(ObjectNode schema, String key, double bound) {
    if (Double.isInfinite(bound)) {
      return;
    }
    if (bound == Math.rint(bound)) {
      schema.put(key, (long) bound);
    } else {
      schema.put(key, bound);
    }
  }
}
