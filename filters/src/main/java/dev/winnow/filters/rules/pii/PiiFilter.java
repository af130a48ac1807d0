package dev.winnow.filters.rules.pii;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.filters.rules.FieldTexts;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.Texts;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Drops rows with personal data or secrets, or masks these. Only what can be told with few mistakes
 * is looked for: what has a checksum, a fixed form or a well-known beginning. Names and postal
 * addresses are not.
 *
 * <p>Reason: the first hit's kind, with {field, at}: the text that has it and its place there in
 * code points from 1. What was found is not in the detail. A row that is changed is {@code masked}.
 *
 * @param kinds what is looked for
 * @param masks true puts {@code <EMAIL>} and the like in the place of each hit, false drops the row
 */
public record PiiFilter(Field field, Set<Kind> kinds, boolean masks) implements RowFilter {
  private static final String DROP = "drop";
  private static final String MASK = "mask";
  private static final String MASKED = "masked";

  public static final Part<PiiFilter> PART =
      new Part<>(
          "pii",
          "Drops rows with e-mail addresses, telephone numbers, IP addresses, payment cards, IBANs,"
              + " or API keys, tokens and private keys; or masks these as <EMAIL> and so on.",
          List.of(
              Parameter.text("field", "the text that is searched; of row, each by itself")
                  .oneOf(Field.LABELS)
                  .orElse(Field.ROW.label()),
              Parameter.texts("kinds", "what is looked for").oneOf(Kind.LABELS).orElse(Kind.LABELS),
              Parameter.text("action", "what becomes of the row")
                  .oneOf(List.of(DROP, MASK))
                  .orElse(DROP)),
          PiiFilter::from);

  public PiiFilter {
    kinds = EnumSet.copyOf(kinds);
  }

  /**
   * @throws InvalidSetting if no kind is named
   */
  private static PiiFilter from(Settings settings) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    settings.texts("kinds").forEach(label -> kinds.add(Kind.of(label)));
    if (kinds.isEmpty()) {
      throw settings.invalid("kinds", "expected at least one kind, got none");
    }
    return new PiiFilter(
        Field.of(settings.text("field")), kinds, settings.text("action").equals(MASK));
  }

  @Override
  public boolean changesRows() {
    return masks;
  }

  @Override
  public Verdict judge(Example example) {
    if (masks) {
      Example masked = FieldTexts.map(field, example, this::masked);
      return masked.equals(example) ? Verdict.KEEP : Verdict.changed(masked, MASKED);
    }
    for (Texts.Named named : FieldTexts.of(field, example)) {
      Collection<Hits.Hit> hits = Hits.in(named.text(), kinds);
      if (!hits.isEmpty()) {
        return drop(named, hits.iterator().next());
      }
    }
    return Verdict.KEEP;
  }

  private static Verdict drop(Texts.Named named, Hits.Hit hit) {
    int at = named.text().codePointCount(0, hit.start()) + 1;
    return Verdict.drop(hit.kind().label(), Map.of("field", named.name(), "at", at));
  }

  private String masked(String text) {
    StringBuilder masked = new StringBuilder(text.length());
    int done = 0;
    for (Hits.Hit hit : Hits.in(text, kinds)) {
      masked.append(text, done, hit.start()).append(hit.kind().mask());
      done = hit.end();
    }
    return done == 0 ? text : masked.append(text, done, text.length()).toString();
  }
}
