package dev.winnow.templates.format;

import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Json;
import dev.winnow.templates.JsonText;
import dev.winnow.templates.ProvenanceJson;
import dev.winnow.templates.Surrogates;
import dev.winnow.templates.Texts;
import dev.winnow.templates.chat.ChatTemplates;
import dev.winnow.templates.chat.SpecialTokenGuard;
import dev.winnow.templates.chat.TokenPolicies;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An example as a line of JSON, as the recipe's {@code render} asks: {@code id} first, where the
 * format has a place for it, then the format's keys. Pure; never throws on any content.
 *
 * <p>Refusals, in the order of the checks: {@code invalid_unicode} (a surrogate without its
 * partner, which UTF-8 cannot hold), {@code special_token}, what the format or its template has no
 * place for ({@link Extra}: {@code no_place_for_tools}, {@code no_place_for_reasoning}, {@code
 * no_place_for_role}, {@code no_place_for_rejected}), then the format's own ({@code
 * no_instruction}, {@code no_output}, {@code no_place_for_system}, {@code no_place_for_history},
 * {@code history_not_pairs}, {@code empty_message}, {@code no_rejected}; of tools {@code
 * number_too_big} and {@code reasoning_out_of_place}; of openai those of {@link OpenAiTools}); of
 * formats text and prompt-completion-text also what their template cannot hold ({@code
 * system_in_history}, {@code reasoning_out_of_place}, {@code calls_out_of_place} and others).
 */
public final class RowRenderer implements Serializable {
  /** What a recipe's {@code render} may say. */
  public static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.text("format", "the keys of a written row")
              .oneOf(RowFormats.NAMES)
              .orElse("messages"),
          ChatTemplates.PARAMETER,
          ChatTemplates.BOS,
          ChatTemplates.DATE,
          TokenPolicies.PARAMETER,
          TokenPolicies.BY_FIELD,
          AlpacaFormat.WITH,
          TextFormat.SPANS);

  /** What a row may keep beside its format's keys. */
  public static final List<String> KEEP = List.of("id", "provenance");

  private final RowFormat format;
  private final @Nullable SpecialTokenGuard guard;
  private final boolean keepSourceId;
  private final boolean keepProvenance;

  private RowRenderer(RowFormat format, @Nullable SpecialTokenGuard guard, List<String> keep) {
    this.format = format;
    this.guard = guard;
    keepSourceId = keep.contains("id");
    keepProvenance = keep.contains("provenance");
  }

  /**
   * The renderer that a recipe asks for.
   *
   * @param render values of {@link #PARAMETERS}
   * @param keep of {@link #KEEP}: id for the id that a row had in its source, if it had one;
   *     provenance for a last key with where it is from, see {@link ProvenanceJson#whole}
   * @throws dev.winnow.templates.settings.InvalidSetting if the values contradict each other
   */
  public static RowRenderer create(Settings render, List<String> keep) {
    String format = render.text("format");
    if (!format.equals("alpaca") && !render.texts(AlpacaFormat.WITH.name()).isEmpty()) {
      throw render.invalid(
          AlpacaFormat.WITH.name(), "only format alpaca takes it; the format is " + format);
    }
    if (!format.equals("text") && TextFormat.writesSpans(render)) {
      throw render.invalid(
          TextFormat.SPANS.name(), "only format text takes it; the format is " + format);
    }
    RowFormat rows = RowFormats.named(format).create(render);
    if (!rows.hasId() && !keep.isEmpty()) {
      throw render.invalid(
          "format",
          format + " has no place for output.keep " + keep + "; leave that out, or take messages");
    }
    return new RowRenderer(rows, guard(render), keep);
  }

  private static @Nullable SpecialTokenGuard guard(Settings render) {
    String template = render.text("template");
    if (template.equals(ChatTemplates.NONE)) {
      return null;
    }
    return new SpecialTokenGuard(ChatTemplates.of(render), TokenPolicies.of(render));
  }

  /** The keys of a row. */
  public RowFormat format() {
    return format;
  }

  /**
   * The row as a line, or why it cannot be one. The id is that of the row as it came, before any
   * change: the ledger and the rejects know the row by it.
   */
  public Rendered render(Example example) {
    String id = id(example);
    Optional<String> broken = broken(example, id);
    if (broken.isPresent()) {
      return Rendered.Refused.of("invalid_unicode", Map.of("field", broken.get()));
    }
    if (guard == null) {
      return line(id, example, 0);
    }
    SpecialTokenGuard.Checked checked = guard.check(example);
    if (checked instanceof SpecialTokenGuard.Checked.Found found) {
      return Rendered.Refused.of(
          "special_token", Map.of("field", found.field(), "token", found.token()));
    }
    SpecialTokenGuard.Checked.Clean clean = (SpecialTokenGuard.Checked.Clean) checked;
    return line(id, clean.example(), clean.defused());
  }

  private String id(Example example) {
    String sourceId = example.provenance().sourceId();
    return keepSourceId && !sourceId.isEmpty() ? sourceId : ExampleId.of(example);
  }

  private static Optional<String> broken(Example example, String id) {
    return Surrogates.hasLone(id)
        ? Optional.of("id")
        : Texts.first(example, Surrogates::hasLone).map(Texts.Named::name);
  }

  private Rendered line(String id, Example example, int defused) {
    Optional<Rendered.Refused> refusal = withoutPlace(example).or(() -> format.refusal(example));
    return refusal.isPresent() ? refusal.get() : new Rendered.Line(json(id, example), defused);
  }

  private Optional<Rendered.Refused> withoutPlace(Example example) {
    return Extra.first(example, format.holds())
        .flatMap(
            extra -> Refusals.refused(extra.refusal(), "field", extra.in(example).orElseThrow()));
  }

  private byte[] json(String id, Example example) {
    return Json.written(
        json -> {
          json.writeStartObject();
          if (format.hasId()) {
            JsonText.field(json, "id", id);
          }
          format.write(example, json);
          if (keepProvenance) {
            json.writeFieldName("provenance");
            json.writeTree(ProvenanceJson.whole(example.provenance()));
          }
          json.writeEndObject();
        });
  }
}
