package dev.winnow.pipelines.explain;

import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Field;
import org.jspecify.annotations.Nullable;

/** What is told of the row that stayed in a dropped one's place, and how the two differ. */
final class TwinPage {
  private static final String MEND =
      "leave id out of output.keep, or render with the messages format, to see its text here";

  private final Page page;
  private final DroppedRow row;
  private final Field field;

  /**
   * @param field the text that the filter compared
   */
  TwinPage(Page page, DroppedRow row, Field field) {
    this.page = page;
    this.row = row;
    this.field = field;
  }

  void write(Twins twins) {
    String id = row.twin();
    KeptRow kept = twins.kept(id);
    DroppedRow dropped = twins.dropped(id);
    if (kept != null) {
      page.heading(id + " stayed in its place");
      kept(kept);
    } else if (dropped != null) {
      page.heading(
          "%s stayed in its place, and was dropped after that by %s: %s"
              .formatted(id, dropped.filter(), dropped.reason()));
      shared(dropped.place(), dropped.sourceId());
      difference(dropped.example());
    } else if (id.startsWith(ExampleId.PREFIX)) {
      page.heading(id + " stayed in its place");
      shared("", "");
      page.remark("Which line of data it is cannot be told: the rows there have ids of their own,");
      page.remark("and a template wrote their texts; " + MEND + ".");
    } else {
      page.heading("It is too similar to " + id + ", a seed task of " + row.filter());
      shared("", "");
    }
  }

  private void kept(KeptRow kept) {
    shared(kept.place(), kept.id().equals(row.twin()) ? kept.sourceId() : kept.id());
    @Nullable Example twin = kept.example(row.twin());
    if (twin == null) {
      page.remark("Its line is rendered, and cannot be read back as the filter saw it;");
      page.remark("render with the messages format, and without strip, for a word diff.");
      page.text("the line", kept.line());
    } else {
      difference(twin);
    }
  }

  private void shared(String place, String sourceId) {
    page.entry("stands in", place);
    page.entry("source_id", sourceId);
    page.entry("compared by", field.label());
    page.entry("similarity", row.detail().path("similarity").asText());
  }

  private void difference(Example twin) {
    new Difference(page, field.label(), "the one that stayed")
        .write(field.of(row.example()), field.of(twin));
  }
}
