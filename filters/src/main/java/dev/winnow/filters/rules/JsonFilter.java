package dev.winnow.filters.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.Json;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Drops rows whose text is not one JSON value (RFC 8259), with white space around it at most. An
 * empty text is none. Values may be nested {@value #DEEPEST} levels deep.
 *
 * <p>Reasons: {@code not_json} with {field, problem} and, where it has a place, {line, column} in
 * the JSON, both from 1; {@code too_deep} with {field, max}.
 *
 * @param fence true takes the JSON out of a fence ({@link JsonFence}) if it stands in one
 */
public record JsonFilter(Field field, boolean fence) implements RowFilter {
  private static final int DEEPEST = 100;
  private static final String ALLOWED = "allowed";
  private static final String NONE = "none";

  public static final Part<JsonFilter> PART =
      new Part<>(
          "json",
          "Drops rows whose text is not one valid JSON value.",
          List.of(
              Parameter.text("field", "the text that must be JSON")
                  .oneOf(Field.LABELS)
                  .orElse(Field.OUTPUT.label()),
              Parameter.text("fence", "whether one ```json block may stand around it")
                  .oneOf(List.of(NONE, ALLOWED))
                  .orElse(NONE)),
          JsonFilter::from);

  private static JsonFilter from(Settings settings) {
    return new JsonFilter(Field.of(settings.text("field")), settings.text("fence").equals(ALLOWED));
  }

  @Override
  public Verdict judge(Example example) {
    String text = field.of(example);
    try (JsonParser parser =
        Json.MAPPER.getFactory().createParser(fence ? JsonFence.content(text) : text)) {
      return judge(parser);
    } catch (JsonProcessingException e) {
      return notJson(e);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }

  private Verdict judge(JsonParser parser) throws IOException {
    int depth = 0;
    int values = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      depth -= token.isStructEnd() ? 1 : 0;
      values += depth == 0 && !token.isStructEnd() ? 1 : 0;
      depth += token.isStructStart() ? 1 : 0;
      if (depth > DEEPEST) {
        return Verdict.drop("too_deep", Map.of("field", field.label(), "max", DEEPEST));
      }
      parser.finishToken();
    }
    return values == 1
        ? Verdict.KEEP
        : notJson(values == 0 ? "there is no value" : "more than one value");
  }

  private Verdict notJson(String problem) {
    return Verdict.drop("not_json", Map.of("field", field.label(), "problem", problem));
  }

  private Verdict notJson(JsonProcessingException error) {
    String problem = Excerpt.of(error.getOriginalMessage());
    return error.getLocation() == null
        ? notJson(problem)
        : Verdict.drop(
            "not_json",
            Map.of(
                "field",
                field.label(),
                "problem",
                problem,
                "line",
                error.getLocation().getLineNr(),
                "column",
                error.getLocation().getColumnNr()));
  }
}
