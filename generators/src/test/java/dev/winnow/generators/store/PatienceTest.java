package dev.winnow.generators.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final List<Duration> waits = new ArrayList<>();
  private int attempts;

  private Duration waited() {
    return waits.stream().reduce(Duration.ZERO, Duration::plus);
  }

  private final Patience patience =
      new Patience(Duration.ofMinutes(1), () -> waited().toNanos(), waits::add);

  private String failing(int failures, String state) throws Exception {
    return patience.retry(
        () -> {
          if (attempts++ < failures) {
            throw new SQLException("down", state);
          }
          return "up";
        },
        e -> "08006".equals(e.getSQLState()));
  }

  @Test
  void givenSuccess_waitsNot() throws Exception {
    assertThat(failing(0, "08006")).isEqualTo("up");
    assertThat(waits).isEmpty();
  }

  @Test
  void givenFailureThatPasses_waitsLongerEachTime() throws Exception {
    assertThat(failing(10, "08006")).isEqualTo("up");
    assertThat(waits).hasSize(10).isSorted();
    assertThat(waits.get(0)).isEqualTo(Duration.ofMillis(50));
    assertThat(waits.get(9)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void givenFailureThatStays_givesUpAfterAMinute() {
    assertThatThrownBy(() -> failing(1_000, "08006"))
        .isInstanceOf(SQLException.class)
        .hasMessage("down");
    assertThat(waited()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void givenFailureThatDoesNotPass_isThrownAtOnce() {
    assertThatThrownBy(() -> failing(1, "28P01")).isInstanceOf(SQLException.class);
    assertThat(attempts).isEqualTo(1);
  }
}
