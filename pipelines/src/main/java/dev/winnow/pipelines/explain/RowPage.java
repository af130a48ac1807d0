package dev.winnow.pipelines.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import dev.winnow.templates.Texts;
import java.util.Locale;

/** What is told of a row itself. */
final class RowPage {
  private final Page page;

  RowPage(Page page) {
    this.page = page;
  }

  void dropped(DroppedRow row) {
    page.heading("%s was dropped by %s: %s".formatted(row.id(), row.filter(), row.reason()));
    page.entry("stands in", row.place());
    entries(row.detail());
    entries(row.provenance());
    for (Texts.Named text : Texts.of(row.example())) {
      page.text(text.name(), text.text());
    }
  }

  private void entries(JsonNode values) {
    values
        .properties()
        .forEach(
            value -> {
              JsonNode content = value.getValue();
              page.entry(
                  value.getKey(), content.isValueNode() ? content.asText() : Json.text(content));
            });
  }

  void kept(KeptRow row) {
    page.heading((row.id().isEmpty() ? "The row" : row.id()) + " was kept");
    page.entry("stands in", row.place());
    page.entry("source_id", row.sourceId());
  }

  /**
   * @param dropped in place of a row that was kept
   * @param unsure whether there may be more, because the row's content id is not known
   */
  void duplicates(Few<DroppedRow> dropped, boolean unsure) {
    long count = dropped.count();
    page.heading(
        String.format(
            Locale.ROOT,
            "%,d %s dropped as its %s",
            count,
            count == 1 ? "row was" : "rows were",
            count == 1 ? "duplicate" : "duplicates"));
    for (DroppedRow row : dropped.first()) {
      String own = row.sourceId().isEmpty() ? "" : " (" + row.sourceId() + ")";
      page.remark(
          "%s%s  %s, similarity %s"
              .formatted(row.id(), own, row.filter(), row.detail().path("similarity").asText()));
    }
    more(dropped.more());
    if (unsure && count == 0) {
      page.remark("There may be some: the rejects name the row by its content id, which cannot be");
      page.remark("told from a rendered text; leave id out of output.keep to see it here.");
    }
  }

  void failed(FailedRow row) {
    page.heading(row.source() + " failed: " + row.reason());
    page.entry("stands in", row.place());
    page.entry("detail", row.detail());
    page.text("raw", row.raw());
  }

  void more(long count) {
    if (count > 0) {
      page.remark(String.format(Locale.ROOT, "… and %,d more", count));
    }
  }
}
