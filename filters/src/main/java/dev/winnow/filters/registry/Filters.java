package dev.winnow.filters.registry;

import dev.winnow.filters.Filter;
import dev.winnow.filters.decontamination.Decontamination;
import dev.winnow.filters.neardup.ExactDuplicates;
import dev.winnow.filters.neardup.NearDuplicates;
import dev.winnow.filters.novelty.Novelty;
import dev.winnow.filters.rules.CharacterRatios;
import dev.winnow.filters.rules.CodeFences;
import dev.winnow.filters.rules.EchoFilter;
import dev.winnow.filters.rules.FinishReason;
import dev.winnow.filters.rules.GopherQuality;
import dev.winnow.filters.rules.GopherRepetition;
import dev.winnow.filters.rules.InstanceRules;
import dev.winnow.filters.rules.InstructionRules;
import dev.winnow.filters.rules.JsonFilter;
import dev.winnow.filters.rules.LanguageFilter;
import dev.winnow.filters.rules.LengthFilter;
import dev.winnow.filters.rules.LoopFilter;
import dev.winnow.filters.rules.RefusalFilter;
import dev.winnow.filters.rules.RegexFilter;
import dev.winnow.filters.rules.RequiredFields;
import dev.winnow.filters.rules.TurnsFilter;
import dev.winnow.filters.rules.UnicodeFilter;
import dev.winnow.filters.rules.UrlFilter;
import dev.winnow.filters.rules.pii.PiiFilter;
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
          RefusalFilter.PART,
          PiiFilter.PART,
          UnicodeFilter.PART,
          CodeFences.PART,
          JsonFilter.PART,
          UrlFilter.PART,
          RequiredFields.PART,
          EchoFilter.PART,
          TurnsFilter.PART,
          FinishReason.PART,
          LengthFilter.PART,
          InstructionRules.PART,
          InstanceRules.PART,
          GopherQuality.PART,
          GopherRepetition.PART,
          CharacterRatios.PART,
          LoopFilter.PART,
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
