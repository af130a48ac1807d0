package dev.winnow.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.pipelines.input.InputException;
import dev.winnow.pipelines.input.InputFile;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.pipelines.recipe.RecipeReader;
import dev.winnow.pipelines.recipe.Vocabulary;
import dev.winnow.templates.settings.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
  @TempDir Path temp;

  @BeforeEach
  void files() throws IOException {
    temp = temp.toRealPath();
    Files.createDirectories(temp.resolve("more [1]"));
    for (String name : List.of("a.jsonl", "b.jsonl", "c.csv", "more [1]/a.jsonl")) {
      Files.writeString(temp.resolve(name), "{}\n");
    }
  }

  private Recipe recipe(String yaml) throws IOException {
    Path file = Files.writeString(temp.resolve("recipe.yaml"), yaml);
    return new RecipeReader(Vocabulary.standard()).read(file, List.of());
  }

  private List<String> names(String... patterns) throws IOException {
    List<String> data = java.util.Arrays.stream(patterns).map(p -> temp + "/" + p).toList();
    return Inputs.ofData(recipe("seed: 1\n"), data).files().stream().map(InputFile::name).toList();
  }

  @Test
  void givenSeveralFilesAndGlobs_namesThemBelowTheirCommonFolder() throws IOException {
    assertThat(names("c.csv", "*.jsonl")).containsExactly("c.csv", "a.jsonl", "b.jsonl");
    assertThat(names("more [1]/*.jsonl")).containsExactly("a.jsonl");
    assertThat(names("b.jsonl", "more [1]/*")).containsExactly("b.jsonl", "more [1]/a.jsonl");
  }

  @Test
  void givenFileNamedTwice_isReadOnce() throws IOException {
    assertThat(names("a.jsonl", "*.jsonl", "./a.jsonl", "more [1]/../a.jsonl"))
        .containsExactly("a.jsonl", "b.jsonl");
  }

  @Test
  void givenPatternWithoutFiles_saysSoThoughOthersHaveSome() {
    assertThatThrownBy(() -> names("a.jsonl", "none*.jsonl"))
        .isInstanceOf(InputException.class)
        .hasMessage(temp + "/none*.jsonl: no such file");
  }

  @Test
  void givenRecipe_filesPointToTheMapOfTheirRead() throws IOException {
    Inputs inputs =
        Inputs.ofRecipe(
            recipe(
                """
                read:
                  - {path: '*.jsonl', map: {instruction: q, output: a}}
                  - {path: c.csv}
                """));
    assertThat(inputs.files())
        .extracting(InputFile::name)
        .containsExactly("a.jsonl", "b.jsonl", "c.csv");
    assertThat(inputs.files()).extracting(InputFile::map).containsExactly(0, 0, 1);
    assertThat(inputs.shapes()).hasSize(2);
  }

  @Test
  void givenTwoReadsOfOneFile_refusesTheSecond() throws IOException {
    Recipe recipe = recipe("read: [{path: '*.jsonl', map: {output: a}}, {path: b.jsonl}]\n");
    assertThatThrownBy(() -> Inputs.ofRecipe(recipe))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("read[1].path: ")
        .hasMessageContaining("b.jsonl: another read has this file already");
  }

  @Test
  void givenRecipeWhosePathFindsNothing_namesTheKey() throws IOException {
    Recipe recipe = recipe("read: [{path: a.jsonl}, {path: 'x*.jsonl'}]\n");
    assertThatThrownBy(() -> Inputs.ofRecipe(recipe))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("read[1].path")
        .hasMessageContaining("no such file");
  }
}
