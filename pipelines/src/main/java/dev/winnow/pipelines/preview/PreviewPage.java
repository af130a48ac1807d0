package dev.winnow.pipelines.preview;

import dev.winnow.pipelines.look.Numbers;
import dev.winnow.pipelines.look.Paint;
import dev.winnow.pipelines.look.Sheet;
import dev.winnow.pipelines.look.Told;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Field;
import java.nio.charset.StandardCharsets;

/** A preview for people: lines ended, safe for a terminal whatever the rows hold. */
public final class PreviewPage {
  /** Of a text and of a line of JSON, in characters. */
  private static final int LONGEST_TEXT = 4_000;

  private static final int LONGEST_LINE = 1_000;

  private final RowPreviewer previewer;
  private final Paint paint;
  private final Sheet sheet = new Sheet();

  private PreviewPage(RowPreviewer previewer, boolean colour) {
    this.previewer = previewer;
    this.paint = new Paint(previewer.controlTokens(), colour);
  }

  /**
   * @param data what the rows are from
   * @param colour whether control tokens are coloured; without, there are no escape sequences
   */
  public static String of(String data, Preview preview, boolean colour) {
    PreviewPage page = new PreviewPage(preview.previewer(), colour);
    page.head(data, preview.shown().size());
    preview.shown().forEach(page::row);
    return page.sheet.toString();
  }

  private void head(String data, int rows) {
    String shown =
        switch (rows) {
          case 0 -> "no row";
          case 1 -> "the first row";
          default -> "the first " + Numbers.count(rows, "row");
        };
    sheet.heading(data + ": " + shown + ", not filtered");
    sheet.line(
        "format %s, template %s, tokens by %s"
            .formatted(previewer.format(), previewer.template(), previewer.tokenizer()));
  }

  private void row(PreviewedRow row) {
    if (row instanceof PreviewedRow.Unreadable unreadable) {
      Failure failure = unreadable.failure();
      sheet.heading(failure.source());
      sheet.line("unreadable: " + failure.reason() + "  " + Sheet.excerpt(failure.detail()));
    } else if (row instanceof PreviewedRow.Refused refused) {
      sheet.heading(Told.place(refused.row()));
      sheet.line("refused: " + Told.why(refused.refusal().reason(), refused.refusal().detail()));
      text(Field.ROW.of(refused.row()));
    } else if (row instanceof PreviewedRow.Written written) {
      written(written);
    }
  }

  private void written(PreviewedRow.Written written) {
    sheet.heading(Told.place(written.row()));
    sheet.line(Numbers.count(written.tokens(), "token") + "; " + guarded(written));
    if (!previewer.format().equals(TemplateText.FORMAT)) {
      String json = new String(written.line().json(), StandardCharsets.UTF_8);
      sheet.line(Sheet.shortened(json, LONGEST_LINE));
    }
    if (written.text() instanceof TemplateText.Text chat) {
      text(chat.text());
    } else if (written.text() instanceof TemplateText.Refused refused) {
      String why = Told.why(refused.refusal().reason(), refused.refusal().detail());
      sheet.line("as a text: refused: " + why);
    }
  }

  /** What the guard found. */
  private String guarded(PreviewedRow.Written written) {
    if (written.text() == null) {
      return "not looked for control tokens";
    }
    int defused = written.line().defused();
    return defused == 0
        ? "no control token in the row"
        : Numbers.count(defused, "control token") + " removed from the row or broken in it";
  }

  private void text(String text) {
    sheet.text(Sheet.shortened(text, LONGEST_TEXT), paint);
  }
}
