package dev.winnow.templates.settings;

import java.util.List;
import java.util.function.Function;

/**
 * One entry of a registry: a filter, generator, template or format that a recipe can name.
 *
 * @param name as recipes write it
 * @param doc one sentence
 * @param parameters what a recipe may set
 * @param factory makes the part; throws {@link InvalidSetting} where the values contradict each
 *     other
 * @param example settings that suffice, as a recipe writes them: <code>{unit: words, max: 150}
 *     </code>
 */
public record Part<T>(
    String name,
    String doc,
    List<Parameter> parameters,
    Function<Settings, ? extends T> factory,
    String example) {
  public Part {
    parameters = List.copyOf(parameters);
  }

  /** A part that works without any setting. */
  public Part(
      String name,
      String doc,
      List<Parameter> parameters,
      Function<Settings, ? extends T> factory) {
    this(name, doc, parameters, factory, "{}");
  }

  /** The part, made from checked settings. */
  public T create(Settings settings) {
    return factory.apply(settings);
  }
}
