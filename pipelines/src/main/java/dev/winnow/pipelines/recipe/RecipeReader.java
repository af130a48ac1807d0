package dev.winnow.pipelines.recipe;

import dev.winnow.templates.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads recipes: YAML 1.2, UTF-8, at most 1 MB, every key known, every value checked. */
public final class RecipeReader {
  private static final int MOST_BYTES = 1 << 20;

  private final Vocabulary vocabulary;

  /**
   * @param vocabulary what recipes may name
   */
  public RecipeReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The checked recipe.
   *
   * @param sets overrides, {@code key.path=value} each; a later one wins
   * @throws RecipeError if it cannot be used: the first problem of every section, with its line
   */
  public Recipe read(Path file, List<String> sets) {
    YamlTree tree = tree(file);
    for (String set : sets) {
      SetOption.parse(set).apply(tree);
    }
    RecipeSource source = new RecipeSource(file.toString(), tree.lines());
    RecipeFiles files = new RecipeFiles(RecipeFiles.folderOf(file));
    // tree(file) has made sure that it is a mapping
    return new RecipeSections(
            vocabulary, source, files, (Map<?, ?>) Objects.requireNonNull(tree.root()))
        .recipe();
  }

  private static YamlTree tree(Path file) {
    YamlTree tree;
    try {
      tree = YamlTree.parse(text(file, bytes(file)));
    } catch (YamlProblem e) {
      throw error(RecipeSource.at(file.toString(), e.line(), e.path(), e.problem()));
    }
    if (tree.root() == null) {
      throw error(file + ": is empty");
    }
    if (!(tree.root() instanceof Map)) {
      String got = tree.root() instanceof List ? "a list" : "a single value";
      int line = tree.lines().getOrDefault("", 1);
      throw error(file + ":" + line + " expected a mapping of sections, got " + got);
    }
    return tree;
  }

  private static byte[] bytes(Path file) {
    if (!Files.exists(file)) {
      throw error(
          file + ": no such file" + RecipeFiles.didYouMean(file.toString(), file.toAbsolutePath()));
    }
    if (Files.isDirectory(file)) {
      throw error(file + ": is a folder, not a recipe");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw error(file + ": is larger than 1 MB");
      }
      return bytes;
    } catch (IOException e) {
      throw error(file + ": cannot be read");
    }
  }

  private static String text(Path file, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      String text = decoder.decode(buffer).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      int bad = buffer.position();
      int line = 1;
      for (int i = 0; i < bad; i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      String problem = "not UTF-8: byte 0x%02X".formatted(bytes[bad] & 0xFF);
      throw error(RecipeSource.at(file.toString(), line, "", problem));
    }
  }

  private static RecipeError error(String problem) {
    return new RecipeError(List.of(Visible.line(problem)));
  }
}
