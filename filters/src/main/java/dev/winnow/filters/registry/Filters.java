package dev.winnow.filters.registry;

import dev.winnow.filters.Filter;
import dev.winnow.filters.decontamination.Decontamination;
import dev.winnow.filters.neardup.ExactDuplicates;
import dev.winnow.filters.neardup.NearDuplicates;
import dev.winnow.filters.novelty.Novelty;
import dev.winnow.filters.rules.InstanceRules;
import dev.winnow.filters.rules.InstructionRules;
import dev.winnow.filters.rules.LanguageFilter;
import dev.winnow.filters.rules.LengthFilter;
import dev.winnow.filters.rules.RegexFilter;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;

/** The filters that a recipe can name. A new filter is one class and one line here. */
public final class Filters {
  /** All of them, in the order in which help lists them. */
  public static final List<Part<? extends Filter>> ALL =
      List.of(
          RegexFilter.PART, //
          LengthFilter.PART,
          InstructionRules.PART,
          InstanceRules.PART,
          LanguageFilter.PART,
          Decontamination.PART,
          ExactDuplicates.PART,
          NearDuplicates.PART,
          Novelty.PART);

  private Filters() {}

  /**
   * The filter of this name.
   *
   * @throws InvalidSetting at {@code filters} if there is none; it suggests the name that was
   *     probably meant
   */
  public static Part<? extends Filter> named(String name) {
    return ALL.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Settings.unknown("filters", "filter", name, ALL.stream().map(Part::name).toList()));
  }
}
