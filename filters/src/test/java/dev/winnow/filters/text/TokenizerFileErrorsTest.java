package dev.winnow.filters.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerFileErrorsTest {
  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("tokenizer.json");
  }

  private void refuses(String content, String problem) throws IOException {
    Files.writeString(file, content);
    assertThatThrownBy(() -> TokenCounter.of(file.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cannot read " + file + ": " + problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokenizer.json", "", " ", "\0", "cl100k"})
  void givenNoFile_saysWhatThereMayBe(String name) {
    assertThatThrownBy(() -> TokenCounter.of(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected one of r50k_base, p50k_base, cl100k_base, o200k_base, or the path of a"
                + " tokenizer.json, and there is no file \"%s\"",
            name);
  }

  @Test
  void givenFolder_namesTheFileInIt() {
    assertThatThrownBy(() -> TokenCounter.of(folder.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("is a folder: " + folder + "; name a file in it: " + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"owl", "{", "<html>"})
  void givenNoJson_saysSo(String content) throws IOException {
    refuses(content, "it is not JSON: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "1",
        "{\"model\":{\"type\":\"None\"}}",
        "{\"tokenizer_class\":\"X\"}"
      })
  void givenOtherJson_saysSo(String content) throws IOException {
    refuses(content, "it is no tokenizer.json that works: ");
  }

  @Test
  void givenOtherBytes_saysSo() throws IOException {
    Files.write(file, new byte[] {'{', '"', (byte) 0xff, (byte) 0xff, '"', ':', '1', '}'});
    assertThatThrownBy(() -> TokenCounter.of(file.toString()))
        .hasMessageStartingWith("cannot read " + file + ": it is not JSON: Invalid UTF-8");
  }

  @Test
  void givenNoTokenForUnknownWords_saysSoBeforeSomeRowHasOne() throws IOException {
    refuses(
        "{\"model\":{\"type\":\"WordLevel\",\"vocab\":{\"owl\":0},\"unk_token\":\"?\"}}",
        "it is no tokenizer.json that works: WordLevel error: Missing [UNK] token");
  }

  @Test
  void givenDropout_refusesRandomCounts() throws IOException {
    String model =
        "{\"model\":{\"type\":\"BPE\",\"dropout\":%s,\"vocab\":{\"o\":0,\"w\":1},\"merges\":[]}}";
    refuses(model.formatted("0.1"), "its model has a dropout, so that counts are random");
    Files.writeString(file, model.formatted("null"));
    assertThat(TokenCounter.of(file.toString()).count("wow")).isEqualTo(3);
  }

  private static TokenCounter copy(TokenCounter counter) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(counter);
    }
    byte[] written = bytes.toByteArray();
    assertThat(written).as("a path, not a vocabulary").hasSizeLessThan(1_000);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(written))) {
      return (TokenCounter) in.readObject();
    }
  }

  private TokenCounter onWorker(String name) throws Exception {
    Files.copy(Path.of(TokenizerFiles.path(name)), file);
    return copy(TokenCounter.of(file.toString()));
  }

  @Test
  void givenTripOverTheWire_countsTheSame() throws Exception {
    TokenCounter there = onWorker("pieces");
    TokenCounter here = TokenCounter.of(file.toString());
    assertThat(there).isEqualTo(here).hasSameHashCodeAs(here);
    assertThat(there).isNotEqualTo(TokenCounter.of(TokenizerFiles.path("bytes")));
    assertThat(there.label()).isEqualTo(file.toString());
    assertThat(there.count("The owl sleeps by day."))
        .isEqualTo(here.count("The owl sleeps by day."));
  }

  @Test
  void givenWorkerWithoutTheFile_saysWhereItMustBe() throws Exception {
    TokenCounter there = onWorker("pieces");
    Files.delete(file);
    assertThatThrownBy(() -> there.count("owl"))
        .hasMessageStartingWith("a worker cannot read " + file + ", which must be where all");
  }

  @Test
  void givenWorkerWithAnotherFile_refusesIt() throws Exception {
    TokenCounter there = onWorker("pieces");
    Files.writeString(file, "\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> there.count("owl"))
        .hasMessage(file + " has changed since the run began: run again");
  }

  @ParameterizedTest
  @CsvSource({
    "Linux,amd64,linux-x86_64",
    "Linux,aarch64,linux-aarch64",
    "Mac OS X,aarch64,osx-aarch64",
    "Windows 11,amd64,win-x86_64",
    "FreeBSD,arm64,freebsd-aarch64"
  })
  void givenMachine_namesIt(String os, String arch, String platform) {
    assertThat(NativeLibrary.platform(os, arch)).isEqualTo(platform);
  }

  @Test
  void givenMachineWithoutNativeCode_namesItAndWhatElseCounts() {
    assertThatThrownBy(() -> NativeLibrary.load("freebsd-x86_64"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "there is no native code of the tokenizers for freebsd-x86_64; count by one of"
                + " r50k_base, p50k_base, cl100k_base, o200k_base instead");
  }
}
