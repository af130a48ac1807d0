package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.registry.Generators;
import dev.winnow.templates.settings.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NewCommandTest {
  @TempDir Path folder;

  static List<String> methods() {
    return Generators.names();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void givenAnyMethodAndAnEmptyFolder_writesARecipeThatChecks(String method) throws Exception {
    Path recipe = folder.resolve("new/r.yaml");

    Cli made = Cli.run("new", method, recipe);
    Cli checked = Cli.run("check", recipe);

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.out()).isEmpty();
    assertThat(made.err()).startsWith("wrote " + recipe);
    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(checked.out()).contains("method: " + method);
    String text = Files.readString(recipe);
    assertThat(Generators.named("", method).parameters().stream().map(Parameter::name))
        .allSatisfy(key -> assertThat(text).containsPattern("\n    (# )?" + key + ":"));
    assertThat(Cli.run("new", method).out()).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void givenEveryCommentTakenIntoUse_isStillYamlOfKnownKeys(String method) throws Exception {
    String text = Cli.run("new", method).out();
    Path recipe = folder.resolve("r.yaml");
    assertThat(Cli.run("new", method, recipe).code()).isZero();
    String taken = text.replaceAll("(?m)^    # ( *[a-z_-]+:)", "    $1");
    Files.writeString(recipe, taken);

    assertThat(taken).isNotEqualTo(text);
    Files.writeString(recipe, taken);
    assertThat(Cli.run("check", recipe).err()).doesNotContain("unknown key").doesNotContain("YAML");
  }

  @Test
  void givenFilesThatAreThere_leavesThem() throws Exception {
    Path recipe = Cli.write(folder.resolve("r.yaml"), "mine");
    Cli refused = Cli.run("new", "alpaca", recipe);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith(recipe + " is there already; --overwrite replaces it\nSee winnow new --help.");
    assertThat(recipe).hasContent("mine");
    assertThat(folder.resolve("seed_tasks.jsonl")).doesNotExist();

    Path seeds = Cli.write(folder.resolve("seed_tasks.jsonl"), "my own");
    Cli replaced = Cli.run("new", "alpaca", recipe, "--overwrite");
    assertThat(replaced.code()).isZero();
    assertThat(replaced.err()).isEqualTo("wrote " + recipe + "\n");
    assertThat(recipe).content().contains("method: alpaca");
    assertThat(seeds).hasContent("my own");
  }

  @Test
  void givenWrongUsage_saysWhat() {
    Cli unknown = Cli.run("new", "alpacca", folder.resolve("r.yaml"));
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("unknown method \"alpacca\"; did you mean \"alpaca\"?");
    assertThat(folder).isEmptyDirectory();

    assertThat(Cli.run("new").err()).startsWith("missing: METHOD");
    assertThat(Cli.run("new", "alpaca", folder).err()).startsWith(folder + " is a folder");
    Path data = folder.resolve("seed_tasks.jsonl");
    assertThat(Cli.run("new", "alpaca", data).code()).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }
}
