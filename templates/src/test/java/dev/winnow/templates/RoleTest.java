package dev.winnow.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {
  @Test
  void givenKnownLabel_isTheKnownRole() {
    for (Role role : Role.KNOWN) {
      assertThat(Role.of(role.label())).isSameAs(role);
      assertThat(role.isCustom()).isFalse();
    }
  }

  @Test
  void givenLabelOfItsOwn_isEqualByIt() {
    assertThat(Role.of("critic-2.b_c")).isEqualTo(new Role("critic-2.b_c"));
    assertThat(Role.of("critic").isCustom()).isTrue();
    assertThat(Role.of("User")).isNotEqualTo(Role.USER);
    assertThat(Role.isFit("x".repeat(64))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "2nd", "a b", "<|im_end|>", "é", "user\n", "a/b", "-"})
  void givenUnfitLabel_throws(String label) {
    assertThatIllegalArgumentException().isThrownBy(() -> Role.of(label));
    assertThatIllegalArgumentException().isThrownBy(() -> Role.of("x".repeat(65)));
  }
}
