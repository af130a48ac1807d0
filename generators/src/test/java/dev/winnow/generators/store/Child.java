package dev.winnow.generators.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another process that uses a store: {@code put STORE NAME ROWS} or {@code half-migrate FILE}. */
final class Child {
  private static final int THREADS = 8;

  private Child() {}

  /** Starts it; its errors come out where the tests' do. */
  static Process start(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.add(Child.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).inheritIO().start();
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("half-migrate")) {
      halfMigrate(args[1]);
    } else {
      put(args[1], args[2], Integer.parseInt(args[3]));
    }
  }

  /** Dies in the middle of what makes version 2 of version 1. */
  private static void halfMigrate(String file) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA cache_size = 1");
      statement.execute("BEGIN IMMEDIATE");
      SqliteSchema.migrate(statement, 1);
      statement.execute("UPDATE responses SET created = 5");
      Runtime.getRuntime().halt(9);
    }
  }

  /** Puts rows 0 to ROWS, each from every thread, whose answer says who put it. */
  private static void put(String file, String name, int rows) throws Exception {
    try (ResponseStore store = ResponseStores.open(file, Map.of())) {
      Threads.run(
          THREADS,
          thread -> {
            for (int i = 0; i < rows; i++) {
              int row = name.equals("backward") ? rows - 1 - i : i;
              StoredResponse mine =
                  ResponseStoreContract.response("row %05d".formatted(row), name + thread);
              StoredResponse held = store.put(mine);
              if (!store.get(mine.fingerprint()).orElseThrow().equals(held)) {
                throw new IllegalStateException("two answers for " + mine.fingerprint());
              }
            }
          });
    }
  }
}
