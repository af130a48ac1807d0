package dev.winnow.pipelines.recipe;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A small vocabulary, and a folder with a recipe and two files beside it. */
final class Fixture {
  static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(
              Parameter.text("model", "The model.").required(),
              Parameter.number("temperature", "a number", "How bold.")
                  .atLeast(0)
                  .atMost(2)
                  .orElse(0.7),
              Parameter.file("answers", "Recorded answers.")),
          List.of(
              part(
                  "alpaca",
                  Parameter.file("seeds", "Seed tasks.").required(),
                  Parameter.integer("target", "a number of rows", "How many.")
                      .atLeast(1)
                      .orElse(100L)),
              part(
                  "orca",
                  Parameter.texts("voices", "Who speaks.").oneOf(List.of("a", "b")),
                  Parameter.teacher("stronger", "Who knows more."))),
          List.of(
              new Part<>("length", "By length.", length(), Fixture::checkLength),
              part(
                  "regex",
                  Parameter.text("field", "Which.").orElse("row"),
                  Parameter.text("drop", "Drops a match.")),
              part("refusals"),
              part(
                  "near-duplicates",
                  Parameter.section(
                      "shingle",
                      "What is compared.",
                      List.of(
                          Parameter.integer("words", "a number of words", "Length.")
                              .atLeast(1)
                              .orElse(5L),
                          Parameter.file("stopwords", "Left out."))),
                  Parameter.number("threshold", "a number", "Similar from here.")
                      .atLeast(0)
                      .atMost(1)
                      .orElse(0.7))),
          List.of(
              Parameter.text("format", "How a row looks.")
                  .oneOf(List.of("messages", "text"))
                  .orElse("messages"),
              Parameter.mapping("rename", "Other keys.")));

  private final Path folder;

  Fixture(Path folder) {
    this.folder = folder;
    write("seeds.jsonl", "{}\n");
    write("rows.jsonl", "{}\n");
  }

  private static Part<Settings> part(String name, Parameter... parameters) {
    return new Part<>(name, "The " + name + " part.", List.of(parameters), Function.identity());
  }

  private static List<Parameter> length() {
    return List.of(
        Parameter.text("field", "Which.").oneOf(List.of("input", "row")).orElse("row"),
        Parameter.number("min", "a number of tokens", "The least.").atLeast(0).orElse(0.0),
        Parameter.number("max", "a number of tokens", "The most.").atLeast(0));
  }

  private static Settings checkLength(Settings settings) {
    if (settings.number("max", Double.MAX_VALUE) < settings.number("min")) {
      throw settings.invalid("max", "is less than min");
    }
    return settings;
  }

  Path folder() {
    return folder;
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Recipe read(String yaml, String... sets) {
    return new RecipeReader(VOCABULARY).read(write("recipe.yaml", yaml), List.of(sets));
  }

  /** The message of the error, the recipe's file without its folder. */
  String error(String yaml, String... sets) {
    RecipeError error = catchThrowableOfType(RecipeError.class, () -> read(yaml, sets));
    return error == null ? "no error" : error.getMessage().replace(folder + "/recipe", "recipe");
  }
}
