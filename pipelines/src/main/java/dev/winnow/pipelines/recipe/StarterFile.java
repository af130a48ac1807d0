package dev.winnow.pipelines.recipe;

import dev.winnow.templates.settings.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A small file for somebody who has none yet, so that a new recipe can be tried at once. */
public enum StarterFile {
  SEED_TASKS("seed_tasks.jsonl"),
  ROWS("rows.jsonl");

  private final String fileName;

  StarterFile(String fileName) {
    this.fileName = fileName;
  }

  /** What a parameter that names a file is given at first. */
  static StarterFile of(Parameter parameter) {
    return parameter.name().equals("seeds") ? SEED_TASKS : ROWS;
  }

  /** The name that recipes call it by. */
  public String fileName() {
    return fileName;
  }

  public byte[] content() {
    try (InputStream in = StarterFile.class.getResourceAsStream(fileName)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + fileName);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
