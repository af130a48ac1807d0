package dev.winnow.pipelines.recipe;

import dev.winnow.filters.registry.Filters;
import dev.winnow.generators.GeneratorPart;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.registry.Generators;
import dev.winnow.generators.teacher.TeacherSettings;
import dev.winnow.templates.format.RowRenderer;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a recipe may name. The reader, the printer and the schema all read this one list.
 *
 * @param teacher the keys of one teacher
 * @param generators the methods of {@code generate}
 * @param filters the kinds of {@code filters}
 * @param render the keys of {@code render}
 */
public record Vocabulary(
    List<Parameter> teacher,
    List<Part<?>> generators,
    List<Part<?>> filters,
    List<Parameter> render) {
  public Vocabulary {
    teacher = List.copyOf(teacher);
    generators = List.copyOf(generators);
    filters = List.copyOf(filters);
    render = List.copyOf(render);
  }

  /** What Winnow has, from the registries of its modules. */
  public static Vocabulary standard() {
    List<Part<?>> methods = new ArrayList<>();
    for (GeneratorPart part : Generators.ALL) {
      methods.add(
          new Part<>(
              part.name(),
              part.doc(),
              part.parameters(),
              settings -> part.create(settings, 0, SourceRows.Reader.NONE)));
    }
    List<Part<?>> filters = new ArrayList<>(Filters.ALL);
    return new Vocabulary(TeacherSettings.PARAMETERS, methods, filters, RowRenderer.PARAMETERS);
  }

  /**
   * The method of that name.
   *
   * @throws InvalidSetting if there is none
   */
  public Part<?> method(String path, String name) {
    return find(generators, name)
        .orElseThrow(() -> Settings.unknown(path, "method", name, names(generators)));
  }

  /** The keys of every step of {@code generate} beside those of its method. */
  public static List<Parameter> step() {
    return Keys.COMMON;
  }

  /** The keys that a filter may have: those of every filter, and its own. */
  public static List<Parameter> filter(Part<?> part) {
    List<Parameter> keys = new ArrayList<>(List.of(Keys.NAME));
    keys.addAll(part.parameters());
    return keys;
  }

  /** The part of that name, if there is one. */
  static Optional<Part<?>> find(List<Part<?>> parts, String name) {
    for (Part<?> part : parts) {
      if (part.name().equals(name)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  static List<String> names(List<Part<?>> parts) {
    return parts.stream().<String>map(Part::name).toList();
  }
}
