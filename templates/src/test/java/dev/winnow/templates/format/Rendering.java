package dev.winnow.templates.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Renders rows in tests. */
final class Rendering {
  private Rendering() {}

  static RowRenderer renderer(Map<String, ?> render) {
    return RowRenderer.create(Settings.read("render", RowRenderer.PARAMETERS, render), List.of());
  }

  static RowRenderer format(String name) {
    return renderer(Map.of("format", name));
  }

  static String line(RowRenderer renderer, Example example) {
    Rendered.Line line = (Rendered.Line) renderer.render(example);
    return new String(line.json(), StandardCharsets.UTF_8);
  }

  /** The line without its id, which must be the row's. */
  static String rest(RowRenderer renderer, Example example) {
    String start = "{\"id\":\"" + ExampleId.of(example) + "\",";
    String line = line(renderer, example);
    assertThat(line).startsWith(start);
    return line.substring(start.length() - 1);
  }

  static void refuses(
      RowRenderer renderer, Example example, String reason, String key, String value) {
    assertThat(renderer.render(example)).isEqualTo(Rendered.Refused.of(reason, Map.of(key, value)));
  }
}
