package dev.winnow.pipelines.explain;

import dev.winnow.pipelines.output.FinishedFolder;
import dev.winnow.templates.Visible;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Tells what became of the rows of a finished run. */
public final class Explainer {
  private final Path folder;
  private final OutputRows rows;
  private final WrittenRecipe recipe;

  /**
   * @throws dev.winnow.pipelines.output.OutputFolderException if no run has finished there
   * @throws IOException if the manifest cannot be read
   */
  public Explainer(Path folder) throws IOException {
    this.folder = folder;
    FinishedFolder finished = FinishedFolder.open(folder);
    rows = new OutputRows(finished);
    try {
      recipe = WrittenRecipe.of(finished.recipe());
    } catch (YamlEngineException e) {
      throw new IOException(folder + "/manifest.json: its recipe is no YAML; run it again", e);
    }
  }

  /**
   * What became of a row, for a person: plain text, lines ended, safe for a terminal whatever the
   * row holds.
   *
   * @param id a content id or an unambiguous beginning of one, the row's own id in its source, or
   *     the source of a failure
   * @throws UnknownRow if there is no such row, or more than one content id begins so
   * @throws IOException if a file is not as the run wrote it: which, and its line
   */
  public String explain(String id) throws UnknownRow, IOException {
    Found found = Found.in(rows, id, recipe.hidesContentIds());
    if (found.ids().size() > 1) {
      throw new UnknownRow(ambiguous(id, found.ids()));
    }
    if (id.isEmpty()
        || found.kept().count() + found.dropped().count() + found.failed().count() == 0) {
      throw new UnknownRow(unknown(id));
    }
    Page page = new Page();
    kept(page, found.kept());
    dropped(page, found);
    RowPage failures = new RowPage(page);
    found.failed().first().forEach(failures::failed);
    failures.more(found.failed().more());
    return page.toString();
  }

  private void kept(Page page, Few<KeptRow> kept) throws IOException {
    RowPage told = new RowPage(page);
    kept.first().forEach(told::kept);
    told.more(kept.more());
    if (kept.count() > 0) {
      Set<String> ids = ids(kept);
      Few<DroppedRow> duplicates = new Few<>();
      rows.dropped(
          row -> {
            if (ids.contains(row.twin())) {
              duplicates.add(row);
            }
          });
      told.duplicates(duplicates, recipe.hidesContentIds() && recipe.changesTexts());
    }
  }

  /** A copy of a row that was kept, with the same id, is told of there. */
  private void dropped(Page page, Found found) throws IOException {
    Set<String> told = ids(found.kept());
    Collection<DroppedRow> dropped =
        found.dropped().first().stream().filter(row -> !told.contains(row.twin())).toList();
    Set<String> wanted =
        dropped.stream()
            .map(DroppedRow::twin)
            .filter(twin -> !twin.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    Twins twins = Twins.in(rows, wanted, recipe.hidesContentIds());
    for (DroppedRow row : dropped) {
      new RowPage(page).dropped(row);
      new ReferencePage(page, row, recipe).write();
      if (!row.twin().isEmpty()) {
        new TwinPage(page, row, recipe.compared(row.filter())).write(twins);
      }
    }
    if (told.isEmpty()) {
      new RowPage(page).more(found.dropped().more());
    }
  }

  private static Set<String> ids(Few<KeptRow> kept) {
    return kept.first().stream()
        .flatMap(row -> row.ids().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String unknown(String id) {
    return "%s has no row \"%s\"; expected a content id (w1- and 32 digits) or its first %d or more characters, a row's own id in its source, or a failure's source such as rows.jsonl:12"
        .formatted(folder, Visible.line(id), Found.SHORTEST);
  }

  private static String ambiguous(String id, Collection<String> ids) {
    String first = ids.stream().limit(Few.MOST).collect(Collectors.joining(", "));
    return "%d rows have an id that begins with %s: %s%s"
        .formatted(ids.size(), Visible.line(id), first, ids.size() > Few.MOST ? " …" : "");
  }
}
