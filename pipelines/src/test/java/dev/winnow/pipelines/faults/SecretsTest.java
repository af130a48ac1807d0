package dev.winnow.pipelines.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipelines.cli.Main;
import dev.winnow.templates.Json;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The key is sent to the server and stands nowhere else, whatever is logged and goes wrong. */
@Timeout(120)
class SecretsTest extends FaultTest {
  private static final String KEY_ENV = "WINNOW_TEST_SECRET";
  private static final String KEY = "sk-Winnow+Secret/0123456789~zyxwv==";

  /** A run in a JVM of its own, which alone can have an environment of its own. */
  private int run() throws IOException, InterruptedException {
    Path recipe = recipe().teacher("api_key_env: " + KEY_ENV).requests(3).write(folder);
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-opens"))
        .forEach(words::add);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(List.of("--debug", "run", recipe.toString()));
    words.addAll(List.of("--out", folder.resolve("out").toString(), "--overwrite"));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put(KEY_ENV, KEY);
    builder.environment().put("OPENAI_LOG", "debug");
    builder.redirectOutput(said("stdout")).redirectError(said("stderr"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private File said(String stream) {
    return folder.resolve(stream).toFile();
  }

  private void assertKeptSecret() throws IOException {
    assertThat(server.calls())
        .isNotEmpty()
        .allMatch(call -> call.authorization().equals("Bearer " + KEY))
        .noneMatch(call -> call.body().contains(KEY));
    byte[] bytes = KEY.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(KEY)
            .doesNotContain(Json.text(Json.MAPPER.getNodeFactory().textNode(KEY)))
            .doesNotContain(URLEncoder.encode(KEY, StandardCharsets.UTF_8))
            .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(bytes))
            .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      }
    }
  }

  @Test
  void givenGoodAnswersAndAFailureThatEchoesTheKey_isInNoFileAndNoLog() throws Exception {
    String echo = Answers.error(400, "odd header Authorization: Bearer " + KEY);
    server.firstAlways(Reply.status(400, echo));

    assertThat(run()).as(Files.readString(said("stderr").toPath())).isZero();

    assertKeptSecret();
    assertThat(folder.resolve("responses.sqlite")).exists();
    assertThat(Files.readString(folder.resolve("out/rejects/failed-00000-of-00001.jsonl")))
        .contains("odd header Authorization: Bearer ***");
  }

  @Test
  void givenWrongKeyThatTheErrorEchoes_isInNoMessageAndNoStackTrace() throws Exception {
    server.always(Reply.status(401, Answers.error("invalid_api_key", "Incorrect key: " + KEY)));

    assertThat(run()).isEqualTo(4);

    assertKeptSecret();
    assertThat(Files.readString(said("stderr").toPath()))
        .contains("Incorrect key: ***", KEY_ENV, "TeacherException");
  }
}
