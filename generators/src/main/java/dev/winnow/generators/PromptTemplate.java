package dev.winnow.generators;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A prompt's text with places, such as {@code {{tasks}}}, that are filled in. What is filled in is
 * not searched for places again, so hostile material stays material.
 *
 * @param version name and version, for provenance: {@code alpaca/structured.v1}
 */
public record PromptTemplate(String version, String text) {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  /**
   * Reads a prompt from the resources, {@code dev/winnow/generators/} + version + {@code .txt}. A
   * prompt that changes gets a new version.
   */
  public static PromptTemplate load(String version) {
    try (InputStream in = PromptTemplate.class.getResourceAsStream(version + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no prompt " + version);
      }
      return new PromptTemplate(
          version, new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The prompt with every place filled in.
   *
   * @throws IllegalArgumentException if values and places are not the same names
   */
  public String render(Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    Set<String> used = new HashSet<>();
    int from = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
      int close = text.indexOf(CLOSE, open);
      String name = close < 0 ? "" : text.substring(open + OPEN.length(), close);
      String value = values.get(name);
      if (value == null) {
        throw new IllegalArgumentException(version + ": no value for the place \"" + name + "\"");
      }
      used.add(name);
      filled.append(text, from, open).append(value);
      from = close + CLOSE.length();
    }
    if (!used.equals(values.keySet())) {
      throw new IllegalArgumentException(version + " has not all of the places " + values.keySet());
    }
    return filled.append(text, from, text.length()).toString();
  }
}
