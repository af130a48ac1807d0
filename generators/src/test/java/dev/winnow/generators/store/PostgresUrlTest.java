package dev.winnow.generators.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/winnow",
        "jdbc:postgresql://db.example.org:5433/winnow",
        "jdbc:postgresql://[::1]:5432/winnow",
        "jdbc:postgresql://one,two:5433/winnow?targetServerType=primary",
        "jdbc:postgresql://db/winnow?sslmode=verify-full&currentSchema=mine",
      })
  void givenServerAndDatabase_isTaken(String url) {
    assertThat(PostgresUrl.parse(url).url()).isEqualTo(url);
    ResponseStores.check(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://me:s3cret@db/winnow",
        "jdbc:postgresql://s3cret@db/winnow",
        "jdbc:postgresql://me:s3/cr@et@db/winnow",
        "jdbc:postgresql://db/winnow?user=s3cret",
        "jdbc:postgresql://db/winnow?sslmode=require&PASSWORD=s3cret",
        "jdbc:postgresql://db/winnow?sslpassword=s3cret",
      })
  void givenUserOrPassword_isRefusedWithTheMendAndNotShown(String url) {
    assertThatThrownBy(() -> PostgresUrl.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PGUSER and PGPASSWORD")
        .hasMessageNotContaining("s3");
    assertThatThrownBy(() -> ResponseStores.open(url, Map.of()))
        .isInstanceOf(StoreException.class)
        .hasMessageNotContaining("s3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite:s3cret",
        "JDBC:POSTGRESQL://db/s3cret",
        "jdbc:",
        "jdbc:postgresql:s3cret",
        "jdbc:postgresql://",
        "jdbc:postgresql://db",
        "jdbc:postgresql://db/",
        "jdbc:postgresql:///s3cret",
        "jdbc:postgresql://db:s3cret/winnow",
        "jdbc:postgresql://db/winnow/s3cret",
        "jdbc:postgresql://db/winnow?s3cret",
        "jdbc:postgresql://db/winnow?pass%77ord=s3cret",
        "jdbc:postgresql://db/winnow?socketFactory=s3cret",
        "jdbc:postgresql://db/winnow?sslmode=require&",
        "jdbc:postgresql://db/winnow\u0000\n?\uD800=s3cret",
      })
  void givenAnotherForm_isRefusedAndNotShown(String url) {
    assertThatThrownBy(() -> PostgresUrl.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected ")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void messagesLeaveParametersOut() {
    assertThat(PostgresUrl.parse("jdbc:postgresql://db:1/winnow?sslkey=a"))
        .hasToString("jdbc:postgresql://db:1/winnow");
  }
}
