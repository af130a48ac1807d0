package dev.winnow.pipelines.explain;

import dev.winnow.filters.Reference;
import dev.winnow.filters.decontamination.Decontamination;
import dev.winnow.pipelines.input.Dataset;
import dev.winnow.pipelines.input.InputException;
import dev.winnow.pipelines.input.InputShapes;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Field;
import dev.winnow.templates.Texts;
import dev.winnow.templates.shape.RowShape;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is told of the row that a dropped one repeats and must not. The output folder has no text of
 * it, so its file is read again, as the run read it; a row is shown only if it is still the same.
 */
final class ReferencePage {
  private static final String UNSEEN = "Its text cannot be shown: ";

  private final Page page;
  private final DroppedRow row;
  private final WrittenRecipe recipe;

  ReferencePage(Page page, DroppedRow row, WrittenRecipe recipe) {
    this.page = page;
    this.row = row;
    this.recipe = recipe;
  }

  /** What there is to tell; nothing of a row that went for another reason. */
  void write() {
    if (!row.against().isEmpty()) {
      similar(row.against());
    } else if (row.reason().equals(Decontamination.REASON)) {
      contaminated(detail("benchmark"));
    }
  }

  private void similar(String against) {
    Field field = recipe.compared(row.filter());
    page.heading(detail("row") + " is a row of " + against + ", which must not be repeated");
    page.entry("compared by", field.label());
    page.entry("similarity", detail("similarity"));
    Optional<Reference> reference = recipe.against(row.filter());
    if (reference.isEmpty()) {
      unnamed();
      return;
    }
    String id = detail("content_id");
    RowShape shape = InputShapes.of(reference.get(), field);
    read(reference.get(), shape, other -> ExampleId.of(other).equals(id))
        .ifPresent(
            other ->
                new Difference(page, field.label(), "the row of " + against)
                    .write(field.of(row.example()), field.of(other)));
  }

  private void contaminated(String benchmark) {
    page.heading("row " + detail("row") + " of " + benchmark + " must not be repeated");
    Optional<Reference> reference = recipe.benchmark(row.filter(), benchmark);
    if (reference.isEmpty()) {
      unnamed();
      return;
    }
    BenchmarkRow wanted = new BenchmarkRow(detail("row"), detail("ngram"));
    RowShape shape = InputShapes.ofQuestions(reference.get());
    read(reference.get(), shape, wanted::is)
        .flatMap(wanted::repeated)
        .ifPresent(
            theirs ->
                new Difference(page, detail("field"), "the row of " + benchmark)
                    .write(searched(), theirs));
  }

  /** Where all of a row was searched, its instruction and input were one text. */
  private String searched() {
    String name = detail("field");
    Example example = row.example();
    boolean whole = recipe.compared(row.filter()) == Field.ROW;
    if (whole && name.equals(Field.INSTRUCTION.label())) {
      return example.userMessage();
    }
    return Texts.of(example).stream()
        .filter(text -> text.name().equals(name))
        .map(Texts.Named::text)
        .findFirst()
        .orElse("");
  }

  private Optional<Example> read(Reference reference, RowShape shape, Predicate<Example> wanted) {
    try {
      Optional<Example> found = Dataset.first(reference.path(), shape, wanted);
      if (found.isEmpty()) {
        page.remark(
            UNSEEN + reference.path() + ": has changed since the run, and lacks the row as it was");
      }
      return found;
    } catch (InputException e) {
      page.remark(UNSEEN + e.getMessage());
    } catch (UncheckedIOException e) {
      page.remark(UNSEEN + reference.path() + ": cannot be read to its end");
    }
    return Optional.empty();
  }

  private void unnamed() {
    page.remark(UNSEEN + "the recipe in manifest.json does not name its file");
  }

  private String detail(String key) {
    return row.detail().path(key).asText();
  }
}
