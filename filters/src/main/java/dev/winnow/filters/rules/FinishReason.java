package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Drops rows by why their teacher stopped: at the token limit, by a filter. Case makes no
 * difference; a row of which nothing is known stays. The methods that generate rows make failures
 * of answers that are cut off or withheld, so this is for rows read from files, and for reasons
 * that only some server has.
 *
 * <p>Reasons, with {finish_reason}: {@code finish_reason_length} and so on for the reasons of
 * OpenAI's servers and for those that the recipe names; {@code finish_reason_other}, so that the
 * ledger stays short whatever stands in a file.
 *
 * @param keeps true keeps rows of these reasons and no others, false drops these
 * @param reasons in lower case
 */
public record FinishReason(boolean keeps, Set<String> reasons) implements RowFilter {
  private static final String KEEP = "keep";
  private static final String DROP = "drop";
  private static final List<String> CUT = List.of("length", "content_filter");
  private static final List<String> KNOWN =
      List.of("stop", "length", "content_filter", "tool_calls", "function_call");

  public static final Part<FinishReason> PART =
      new Part<>(
          "finish-reason",
          "Drops rows by why the teacher stopped; those of which nothing is known stay.",
          List.of(
              Parameter.texts(KEEP, "rows that stopped for another reason go, such as [stop]"),
              Parameter.texts(
                  DROP,
                  "rows that stopped for one of these go; length and content_filter if not set")),
          FinishReason::from);

  public FinishReason {
    reasons = new TreeSet<>(reasons);
  }

  /**
   * @throws InvalidSetting if both are set, or a list is empty
   */
  private static FinishReason from(Settings settings) {
    boolean keeps = settings.has(KEEP);
    if (keeps && settings.has(DROP)) {
      throw settings.invalid(DROP, "expected keep or drop, got both");
    }
    String key = keeps ? KEEP : DROP;
    List<String> named = settings.has(key) ? settings.texts(key) : CUT;
    if (named.isEmpty()) {
      throw settings.invalid(key, "expected at least one finish reason, such as [stop]");
    }
    Set<String> reasons = new TreeSet<>();
    named.forEach(reason -> reasons.add(normal(reason)));
    return new FinishReason(keeps, reasons);
  }

  @Override
  public Verdict judge(Example example) {
    String said = example.provenance().finishReason();
    String reason = normal(said);
    if (reason.isEmpty() || reasons.contains(reason) == keeps) {
      return Verdict.KEEP;
    }
    boolean known = KNOWN.contains(reason) || reasons.contains(reason);
    return Verdict.drop(
        "finish_reason_" + (known ? label(reason) : "other"),
        Map.of("finish_reason", Excerpt.of(said)));
  }

  private static String normal(String reason) {
    return reason.strip().toLowerCase(Locale.ROOT);
  }

  private static String label(String reason) {
    return reason.replaceAll("[^a-z0-9]+", "_");
  }
}
