package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.GeneratorPart;
import dev.winnow.generators.registry.Generators;
import org.junit.jupiter.api.Test;

class RecipesCommandTest {
  @Test
  void listsEveryMethodAndKey() {
    Cli all = Cli.run("recipes");

    assertThat(all.code()).isZero();
    assertThat(all.err()).isEmpty();
    for (GeneratorPart part : Generators.ALL) {
      assertThat(all.out()).contains("\n  " + part.doc() + "\n");
      assertThat(all.out().lines()).contains(part.name());
      part.parameters().forEach(key -> assertThat(all.out()).contains(key.doc()));
    }
  }

  @Test
  void givenMethod_showsItAlone() {
    Cli alpaca = Cli.run("recipes", "alpaca");

    assertThat(alpaca.out().lines())
        .startsWith("alpaca")
        .contains("  shown by samples/alpaca.yaml")
        .contains(
            "    seeds              Seed tasks (JSONL in Self-Instruct's form)."
                + " (the path of a file, required)",
            "    tasks              Tasks of a request, the shown ones included."
                + " (a number of tasks from 2 to 100, default 20)")
        .doesNotContain("self-instruct");
  }

  @Test
  void givenUnknownMethod_asksWhatWasMeant() {
    Cli unknown = Cli.run("recipes", "self-instuct");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean \"self-instruct\"?");
  }
}
