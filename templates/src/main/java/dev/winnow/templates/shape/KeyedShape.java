package dev.winnow.templates.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Surrogates;
import dev.winnow.templates.Texts;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What every shape does with the texts that it found. */
abstract class KeyedShape implements RowShape {
  /** The texts of a row. */
  record Parts(
      String system,
      List<Turn> history,
      String instruction,
      String input,
      String output,
      String reasoning,
      String rejected,
      ToolUse toolUse) {
    Parts(String system, List<Turn> history, String instruction, String input, String output) {
      this(system, history, instruction, input, output, "", "", ToolUse.NONE);
    }

    static Parts of(String instruction, String input, String output) {
      return new Parts("", List.of(), instruction, input, output);
    }

    Example from(Provenance provenance, SortedMap<String, Double> scores) {
      return new Example(
          system,
          history,
          instruction,
          input,
          output,
          reasoning,
          rejected,
          toolUse,
          provenance,
          scores);
    }

    Parts rejecting(String answer) {
      return new Parts(system, history, instruction, input, output, reasoning, answer, toolUse);
    }
  }

  /** Finds the texts in a JSON object. */
  abstract Parts parts(JsonNode row) throws Refusal;

  /** The row's own id, or the empty text. */
  String id(JsonNode row) throws Refusal {
    return FieldReader.optional(row, "id");
  }

  /** Why the answer's teacher stopped, or the empty text. */
  String finishReason(JsonNode row) throws Refusal {
    return "";
  }

  /** The row's category, or the empty text. */
  String category(JsonNode row) throws Refusal {
    return "";
  }

  /** The row's scores by name. */
  SortedMap<String, Double> scores(JsonNode row) throws Refusal {
    return new TreeMap<>();
  }

  /** Whether a row must have an answer. */
  boolean needsAnswer() {
    return true;
  }

  @Override
  public final ShapeResult read(JsonNode row, String source, long position) {
    try {
      if (!row.isObject()) {
        throw Refusal.found("not_an_object", "row", FieldReader.type(row));
      }
      Provenance from =
          Provenance.read(source, id(row), position).finished(finishReason(row)).of(category(row));
      Example example = parts(row).from(from, scores(row));
      check(example);
      return new ShapeResult.Read(example);
    } catch (Refusal refusal) {
      return refusal.result();
    }
  }

  private void check(Example example) throws Refusal {
    if (Texts.first(example, text -> !text.isEmpty()).isEmpty()) {
      throw Refusal.whole("empty_row", "every text in it is empty");
    }
    if (!example.hasAnswer() && needsAnswer()) {
      throw Refusal.at("no_answer", "output");
    }
    wellFormed("id", example.provenance().sourceId());
    wellFormed("finish_reason", example.provenance().finishReason());
    wellFormed("category", example.provenance().category());
    Optional<Texts.Named> broken = Texts.first(example, Surrogates::hasLone);
    if (broken.isPresent()) {
      wellFormed(broken.get().name(), broken.get().text());
    }
  }

  private static void wellFormed(String field, String text) throws Refusal {
    int at = Surrogates.indexOfLone(text);
    if (at >= 0) {
      String found = "a lone surrogate at character " + (text.codePointCount(0, at) + 1);
      throw Refusal.found("invalid_unicode", field, found);
    }
  }
}
