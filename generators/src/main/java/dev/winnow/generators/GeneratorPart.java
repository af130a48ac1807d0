package dev.winnow.generators;

import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of {@link Generators}: a method that a recipe can name.
 *
 * @param name as recipes write it
 * @param doc one sentence, with the paper
 * @param parameters what a recipe may set
 * @param factory makes the generator
 */
public record GeneratorPart(String name, String doc, List<Parameter> parameters, Factory factory) {
  public GeneratorPart {
    parameters = List.copyOf(parameters);
  }

  /** What a method may set, put together of lists that several share. */
  @SafeVarargs
  public static List<Parameter> parameters(List<Parameter>... lists) {
    List<Parameter> all = new ArrayList<>();
    for (List<Parameter> list : lists) {
      all.addAll(list);
    }
    return List.copyOf(all);
  }

  /** Makes a generator. */
  @FunctionalInterface
  public interface Factory {
    /**
     * @param settings checked; their path is the source that rows name ({@code generate[0]})
     * @param seed the recipe's
     * @param datasets reads the rows that the method starts from
     * @throws InvalidSetting if values contradict each other or a source is of no use
     */
    Generator create(Settings settings, long seed, SourceRows.Reader datasets);
  }

  /** The generator, made from checked settings and the recipe's seed. */
  public Generator create(Settings settings, long seed, SourceRows.Reader datasets) {
    return factory.create(settings, seed, datasets);
  }
}
