package dev.winnow.filters.text;

import dev.winnow.templates.Sha256;
import dev.winnow.templates.Surrogates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A model's {@code tokenizer.json}. It counts what Python's {@code tokenizers} encodes with {@code
 * add_special_tokens=False}: no tokens around a text, though the text of a special token is that
 * token. Truncation and padding that are set in the file do not count.
 *
 * <p>Workers get its path and read the file themselves, when they count first. They refuse another
 * content than it had when the recipe was read.
 */
final class TokenizerFile implements TokenCounter {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String sha256;
  private transient volatile @Nullable NativeTokenizer loaded;

  private TokenizerFile(String path, String sha256) {
    this.path = path;
    this.sha256 = sha256;
  }

  /**
   * Loads a file.
   *
   * @throws IllegalArgumentException if there is none, or it is no tokenizer
   */
  static TokenizerFile of(String path) {
    checkThere(path);
    try {
      byte[] content = Files.readAllBytes(Path.of(path));
      TokenizerFile file = new TokenizerFile(path, sha256(content));
      file.loaded = NativeTokenizer.of(file.sha256, content);
      return file;
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private static void checkThere(String path) {
    Path file = path(path);
    if (file == null || !Files.exists(file)) {
      throw new IllegalArgumentException(
          "expected one of %s, or the path of a tokenizer.json, and there is no file \"%s\""
              .formatted(String.join(", ", NAMES), path));
    }
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "is a folder: " + path + "; name a file in it: " + file.resolve("tokenizer.json"));
    }
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("file cannot be read: " + path);
    }
  }

  private static @Nullable Path path(String text) {
    try {
      return text.isBlank() ? null : Path.of(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static String sha256(byte[] content) {
    return HexFormat.of().formatHex(Sha256.digest().digest(content));
  }

  @Override
  public int count(String text) {
    NativeTokenizer tokenizer = loaded;
    if (tokenizer == null) {
      tokenizer = reloaded();
      loaded = tokenizer;
    }
    return tokenizer.count(Surrogates.replaceLone(text));
  }

  private NativeTokenizer reloaded() {
    try {
      byte[] content = Files.readAllBytes(Path.of(path));
      if (!sha256(content).equals(sha256)) {
        throw new IllegalStateException(path + " has changed since the run began: run again");
      }
      return NativeTokenizer.of(sha256, content);
    } catch (IOException e) {
      throw new IllegalStateException(
          "a worker cannot read %s, which must be where all workers see it: %s"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /** A normalizer may make any text longer. */
  @Override
  public boolean surelyAtMost(int tokens, String text) {
    return false;
  }

  @Override
  public String label() {
    return path;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TokenizerFile file
        && path.equals(file.path)
        && sha256.equals(file.sha256);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }
}
