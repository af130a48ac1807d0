package dev.winnow.generators.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GeneratorsTest {
  @Test
  void givenName_findsTheMethod() {
    assertThat(Generators.named("generate[0].method", "alpaca").name()).isEqualTo("alpaca");
    assertThat(Generators.names()).doesNotHaveDuplicates();
  }

  @Test
  void givenUnknownName_asksWhatWasMeant() {
    assertThatThrownBy(() -> Generators.named("generate[0].method", "alpacca"))
        .hasMessageContaining("generate[0].method")
        .hasMessageContaining("did you mean \"alpaca\"?");
  }
}
