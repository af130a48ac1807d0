package dev.winnow.generators.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PostgresResponseStoreTest extends DurableStoreContract {
  private static final String DROP_CONNECTIONS =
      "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
          + " WHERE application_name = 'winnow' AND datname = current_database()";

  private final PostgresServer server = PostgresServer.get();
  private String url;

  @BeforeEach
  void setUp() throws Exception {
    url = server.newDatabase();
  }

  @Override
  ResponseStore store(InstantSource clock) throws StoreException {
    return ResponseStores.open(url, true, PostgresServer.env(), clock);
  }

  @Test
  void givenDroppedConnections_goesOn() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("a", "A"));
      assertThat(store.get("a")).isPresent();
      PostgresServer.query(url, DROP_CONNECTIONS);
      assertThat(store.get("a")).isPresent();
      PostgresServer.query(url, DROP_CONNECTIONS);
      store.put(response("b", "B"));
      assertThat(store.put(response("b", "other")).content()).isEqualTo("B");
    }
  }

  @Test
  void givenServerThatIsStartedAgain_losesNothing() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("before", "A"));
      Thread restart = new Thread(this::restart);
      restart.start();
      Threads.run(
          8,
          i -> {
            for (int j = 0; j == 0 || restart.isAlive(); j++) {
              StoredResponse mine = response("thread " + i + " row " + j, "A");
              // A commit that was not heard of is made again, and finds itself.
              assertThat(store.put(mine)).isEqualTo(mine);
              assertThat(store.get("before")).isPresent();
            }
          });
      restart.join();
      assertThat(store.get("thread 0 row 0")).isPresent();
    }
  }

  private void restart() {
    try {
      server.stop();
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void givenNewStore_knowsItsVersion() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("a", "A"));
    }
    assertThat(PostgresServer.query(url, "SELECT version FROM winnow_store")).isEqualTo("2");
    assertThat(PostgresServer.query(url, "SELECT fingerprint FROM winnow_responses"))
        .isEqualTo("a");
    assertThatThrownBy(
            () -> PostgresServer.execute(url, "INSERT INTO winnow_store (version) VALUES (3)"))
        .hasMessageContaining("winnow_store_pkey");
  }

  @Test
  void givenServerThatCommitsLazily_doesNot() throws Exception {
    String database = url.replaceFirst(".*/", "");
    PostgresServer.execute(url, "ALTER DATABASE " + database + " SET synchronous_commit = off");
    PostgresConnection connection =
        new PostgresConnection(
            PostgresUrl.parse(url), PostgresConnection.properties(PostgresServer.env()));
    String setting =
        connection.read(
            open -> {
              try (Statement statement = open.createStatement();
                  ResultSet row = statement.executeQuery("SHOW synchronous_commit")) {
                row.next();
                return row.getString(1);
              }
            });
    connection.close();
    assertThat(setting).isEqualTo("on");
  }

  @Test
  void givenNewerVersion_isRefusedAndLeftAlone() throws Exception {
    store().close();
    PostgresServer.execute(url, "UPDATE winnow_store SET version = 7");
    assertThatThrownBy(this::store)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(url)
        .hasMessageContaining("version 7")
        .hasMessageContaining("knows version 2:");
    assertThat(PostgresServer.query(url, "SELECT version FROM winnow_store")).isEqualTo("7");
  }

  @Test
  void givenHalfOfTheTables_isRefused() throws Exception {
    PostgresServer.execute(url, "CREATE TABLE winnow_responses (mine text)");
    assertThatThrownBy(this::store)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no response store");
  }

  @Test
  void givenNoTables_isMissingAndNotMade() throws Exception {
    StoreException e =
        catchThrowableOfType(
            StoreException.class,
            () -> ResponseStores.openExisting(url, PostgresServer.env()).close());
    assertThat(e.missing()).isTrue();
    assertThat(PostgresServer.query(url, "SELECT to_regclass('winnow_store')")).isNull();
  }

  @Test
  void givenWrongPassword_saysWhereItIsLookedForAndShowsNone() {
    Map<String, String> env = Map.of("PGUSER", PostgresServer.USER, "PGPASSWORD", "wr0ng");
    assertThatThrownBy(() -> ResponseStores.open(url, env))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(url)
        .hasMessageContaining("PGUSER and PGPASSWORD")
        .hasMessageNotContaining("wr0ng");
    assertThatThrownBy(() -> ResponseStores.open(url, Map.of("PGUSER", PostgresServer.USER)))
        .hasMessageContaining("PGUSER and PGPASSWORD");
  }

  @Test
  void givenNoServer_failsAtOnce() {
    assertThatThrownBy(
            () -> ResponseStores.open("jdbc:postgresql://localhost:1/db", PostgresServer.env()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("jdbc:postgresql://localhost:1/db")
        .hasMessageContaining("refused")
        .hasMessageNotContaining(PostgresServer.PASSWORD);
  }

  @Test
  void givenTableThatIsGone_failsThePutsAndGoesOn() throws Exception {
    try (ResponseStore store = store()) {
      PostgresServer.execute(url, "ALTER TABLE winnow_responses RENAME TO gone");
      assertThatThrownBy(() -> store.put(response("a", "A")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot write the response store " + url);
      assertThatThrownBy(() -> store.get("a")).isInstanceOf(StoreException.class);
      PostgresServer.execute(url, "ALTER TABLE gone RENAME TO winnow_responses");
      store.put(response("a", "A"));
      assertThat(store.get("a")).isPresent();
    }
  }

  @Test
  void givenSchemaInTheUrl_keepsTablesThere() throws Exception {
    PostgresServer.execute(url, "CREATE SCHEMA other");
    try (ResponseStore store =
        ResponseStores.open(url + "?currentSchema=other", PostgresServer.env())) {
      store.put(response("a", "A"));
    }
    assertThat(PostgresServer.query(url, "SELECT count(*) FROM other.winnow_responses"))
        .isEqualTo("1");
  }
}
