package dev.winnow.filters.text;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** Small tokenizers of our own, see tokenizer-files.py. */
public final class TokenizerFiles {
  private TokenizerFiles() {}

  /** The path of {@code bytes}, {@code pieces} or {@code unigram}. */
  public static String path(String name) {
    return file(name + ".tokenizer.json").toString();
  }

  static Path file(String name) {
    URL url = Objects.requireNonNull(TokenizerFiles.class.getResource(name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
