package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.Whitespace;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Map;

/**
 * Drops rows that lack a text, or have nothing but white space there.
 *
 * <p>Reason: {@code empty_field} with {field}, the first of them.
 *
 * @param fields the texts that a row must have
 */
public record RequiredFields(List<Field> fields) implements RowFilter {
  public static final Part<RequiredFields> PART =
      new Part<>(
          "required-fields",
          "Drops rows in which one of the named texts is empty or white space.",
          List.of(
              Parameter.texts("fields", "the texts that a row must have")
                  .oneOf(Field.LABELS)
                  .orElse(List.of(Field.INSTRUCTION.label(), Field.OUTPUT.label()))),
          RequiredFields::from);

  public RequiredFields {
    fields = List.copyOf(fields);
  }

  /**
   * @throws InvalidSetting if no field is named
   */
  private static RequiredFields from(Settings settings) {
    List<String> labels = settings.texts("fields");
    if (labels.isEmpty()) {
      throw settings.invalid("fields", "expected at least one field, got none");
    }
    return new RequiredFields(labels.stream().map(Field::of).toList());
  }

  @Override
  public Verdict judge(Example example) {
    for (Field field : fields) {
      if (Whitespace.strip(field.of(example)).isEmpty()) {
        return Verdict.drop("empty_field", Map.of("field", field.label()));
      }
    }
    return Verdict.KEEP;
  }
}
