package dev.winnow.generators.registry;

import dev.winnow.generators.GeneratorPart;
import dev.winnow.generators.alpaca.AlpacaGenerator;
import dev.winnow.generators.evol.EvolInstructGenerator;
import dev.winnow.generators.orca.OrcaGenerator;
import dev.winnow.generators.selfinstruct.SelfInstructGenerator;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.util.List;

/** The methods that a recipe can name. */
public final class Generators {
  /** All of them. A new method is one class, its prompts, and one line here. */
  public static final List<GeneratorPart> ALL =
      List.of(
          AlpacaGenerator.PART,
          SelfInstructGenerator.PART,
          EvolInstructGenerator.PART,
          OrcaGenerator.PART);

  private Generators() {}

  /** The names as recipes write them. */
  public static List<String> names() {
    return ALL.stream().map(GeneratorPart::name).toList();
  }

  /**
   * The method of a name.
   *
   * @param path where the name stands in the recipe, for the message
   * @throws InvalidSetting if there is none
   */
  public static GeneratorPart named(String path, String name) {
    return ALL.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Settings.unknown(path, "method", name, names()));
  }
}
