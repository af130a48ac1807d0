package dev.winnow.pipelines.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputFilesTest {
  @TempDir Path temp;

  @BeforeEach
  void real() throws IOException {
    temp = temp.toRealPath();
  }

  private Path file(String name) {
    try {
      Path file = temp.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, "{}\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> find(String pattern) {
    return InputFiles.find(temp + "/" + pattern).uris().stream()
        .map(uri -> temp.relativize(Path.of(uri)).toString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.jsonl",
        "with space.jsonl",
        "star*.jsonl",
        "ask?.jsonl",
        "set[1].jsonl",
        "set[.jsonl",
        "alt{a,b}.jsonl",
        "back\\slash.jsonl",
        "per%20cent.jsonl",
        "colon:file.jsonl",
        "new\nline.jsonl",
        "#hash.jsonl",
        "-dash.jsonl",
        "dir [x]*/in.jsonl",
      })
  void givenExistingPath_isThatFileWhateverItsCharacters(String name) {
    file("set1.jsonl");
    file("starry.jsonl");
    file("asks.jsonl");
    Path file = file(name);
    assertThat(InputFiles.find(file.toString()).uris()).containsExactly(file.toString());
    assertThat(InputFiles.find(file.toString()).bytes()).isEqualTo(3);
    assertThat(Read.file(file).rows).containsExactly("1: {}");
  }

  @Test
  void givenNonAsciiName_isFound() {
    String charset = System.getProperty("sun.jnu.encoding", "");
    assumeTrue(Charset.forName(charset).newEncoder().canEncode("漢"), "file names hold it");
    Path file = file("größe/漢字 😀.jsonl");
    assertThat(InputFiles.find(file.toString()).uris()).containsExactly(file.toString());
    assertThat(find("größe/漢*.jsonl")).containsExactly("größe/漢字 😀.jsonl");
    assertThat(Read.file(file).rows).containsExactly("1: {}");
  }

  @Test
  void givenGlob_findsFilesInOrder() {
    List.of("b.jsonl", "a.jsonl", "a.json", "sub/c.jsonl", "sub/deep/d.jsonl").forEach(this::file);
    assertThat(find("*.jsonl")).containsExactly("a.jsonl", "b.jsonl");
    assertThat(find("a.json*")).containsExactly("a.json", "a.jsonl");
    assertThat(find("?.jsonl")).containsExactly("a.jsonl", "b.jsonl");
    assertThat(find("[ab].{json,jsonl}")).containsExactly("a.json", "a.jsonl", "b.jsonl");
    assertThat(find("*/*.jsonl")).containsExactly("sub/c.jsonl");
    assertThat(find("su*/**.jsonl")).containsExactly("sub/c.jsonl", "sub/deep/d.jsonl");
    assertThat(find("sub/../*.json")).containsExactly("a.json");
  }

  @Test
  void givenGlobBelowFolderWithWildcards_takesTheFolderAsItIsWritten() {
    List.of("x[1]/a.jsonl", "x1/b.jsonl", "*/c.jsonl", "y\\z/d.jsonl").forEach(this::file);
    assertThat(find("x[1]/*.jsonl")).containsExactly("x[1]/a.jsonl");
    assertThat(find("*/*.jsonl")).containsExactly("*/c.jsonl");
    assertThat(find("y\\z/*")).containsExactly("y\\z/d.jsonl");
    assertThat(find("x?/*.jsonl")).containsExactly("x1/b.jsonl");
  }

  @Test
  void givenOneFileWrittenInSeveralWays_hasOneName() throws IOException {
    Path file = file("sub/a.jsonl");
    Files.createSymbolicLink(temp.resolve("link"), temp.resolve("sub"));
    for (String way :
        List.of("sub/a.jsonl", "sub/./a.jsonl", "sub/../sub/a.jsonl", "link/a.jsonl")) {
      assertThat(InputFiles.find(temp + "/" + way).uris()).containsExactly(file.toString());
    }
    assertThat(find("l*/a.jsonl")).containsExactly("sub/a.jsonl");
  }

  @Test
  void givenLinkToAFile_keepsTheNameOfTheLink() throws IOException {
    Path blob = file("blobs/0f3a");
    Files.createSymbolicLink(temp.resolve("train.csv"), blob);
    assertThat(find("train.csv")).containsExactly("train.csv");
    assertThat(find("*.csv")).containsExactly("train.csv");
  }

  @Test
  void givenLinkInACircleOrToNowhere_findsTheRest() throws IOException {
    file("a/x.jsonl");
    Files.createSymbolicLink(temp.resolve("a/up"), temp);
    Files.createSymbolicLink(temp.resolve("a/gone.jsonl"), temp.resolve("gone"));
    assertThat(find("**.jsonl")).containsExactly("a/x.jsonl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.jsonl", "none*.jsonl", "none/a.jsonl", "none/*.jsonl", "[", "a[b"})
  void givenNothing_saysSoWithThePattern(String pattern) {
    file("a.jsonl");
    assertThatThrownBy(() -> find(pattern))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(temp + "/" + pattern + ": ");
  }

  @Test
  void givenFolder_saysHowToNameItsFiles() {
    assertThatThrownBy(() -> InputFiles.find(temp.toString()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%s: is a folder; name its files, for example '%s/*.jsonl'".formatted(temp, temp));
  }

  @Test
  void givenFoldersOnly_globFindsNoFile() {
    file("sub/a.txt");
    assertThatThrownBy(() -> find("*")).hasMessageEndingWith(": no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b.jsonl", "none://bucket/a.jsonl", "://", ""})
  void givenWhatIsNoPath_saysSo(String pattern) {
    assertThatThrownBy(() -> InputFiles.find(pattern)).isInstanceOf(InputException.class);
  }

  @Test
  void givenFileUri_isFound() {
    Path file = file("a.jsonl");
    assertThat(InputFiles.find("file://" + file).uris()).containsExactly(file.toString());
  }

  @Test
  void givenFileThatMayNotBeRead_saysSo() throws IOException {
    Path file = file("secret.jsonl");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "not for root");
    assertThatThrownBy(() -> InputFiles.find(file.toString()))
        .hasMessage(file + ": cannot be read: permission denied");
  }

  @Test
  void namesAreRelativeToTheDeepestCommonFolder() {
    assertThat(InputFiles.names(List.of())).isEmpty();
    assertThat(InputFiles.names(List.of("/home/me/a.jsonl"))).containsExactly("a.jsonl");
    assertThat(InputFiles.names(List.of("/d/a.jsonl", "/d/b.jsonl")))
        .containsExactly("a.jsonl", "b.jsonl");
    assertThat(InputFiles.names(List.of("/d/a.jsonl", "/d/s/a.jsonl")))
        .containsExactly("a.jsonl", "s/a.jsonl");
    assertThat(InputFiles.names(List.of("/d/sun/a", "/d/sum/a", "/d/sum/t/a")))
        .containsExactly("sun/a", "sum/a", "sum/t/a");
    assertThat(InputFiles.names(List.of("/a", "/b/c"))).containsExactly("a", "b/c");
    assertThat(InputFiles.names(List.of("gs://one/a", "gs://two/a")))
        .containsExactly("one/a", "two/a");
    assertThat(InputFiles.names(List.of("gs://one/a", "/b/c")))
        .containsExactly("gs://one/a", "/b/c");
  }
}
