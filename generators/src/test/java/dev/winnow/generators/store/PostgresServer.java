package dev.winnow.generators.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A real PostgreSQL server on loopback, started once for all tests of this module from programs
 * that Maven brings, and stopped with them. Its user has a password.
 */
final class PostgresServer {
  static final String USER = "winnow";
  static final String PASSWORD = "s3cret-of-the-tests";

  private static final List<String> ARCHIVES =
      List.of(
          "/postgres-linux-x86_64.txz",
          "/postgres-linux-arm_64.txz",
          "/postgres-darwin-arm_64.txz");

  private static PostgresServer running;
  private static int databases;

  private final Unprivileged user;
  private final Path folder;
  private final int port;

  private PostgresServer(InputStream archive) throws IOException, InterruptedException {
    user = Unprivileged.find();
    folder = user.folder();
    unpack(archive);
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    user.give(password);
    run(
        "initdb",
        "-D",
        "data",
        "-U",
        USER,
        "--pwfile=password",
        "-A",
        "scram-sha-256",
        "-E",
        "UTF8",
        "--no-locale",
        "--no-sync");
    port = freePort();
    start();
  }

  /** The server; where there is none for this machine, the test is skipped. */
  static synchronized PostgresServer get() {
    if (running == null) {
      InputStream archive =
          ARCHIVES.stream()
              .map(PostgresServer.class::getResourceAsStream)
              .filter(stream -> stream != null)
              .findFirst()
              .orElse(null);
      assumeThat(archive).as("a PostgreSQL server for this machine").isNotNull();
      try (archive) {
        running = new PostgresServer(archive);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(running::end));
    }
    return running;
  }

  private void unpack(InputStream archive) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        assertThat(target).startsWithRaw(folder);
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, target);
          String mode = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
          Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void start() throws IOException, InterruptedException {
    String options =
        "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
            + " -c shared_buffers=16MB -c dynamic_shared_memory_type=mmap -p "
            + port;
    run("pg_ctl", "-D", "data", "-w", "-t", "60", "-l", "log", "-o", options, "start");
  }

  /** Ends all connections. */
  void stop() throws IOException, InterruptedException {
    run("pg_ctl", "-D", "data", "-w", "-m", "fast", "stop");
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = user.command(folder.resolve("bin").resolve(program).toString());
    Path output = folder.resolve(program + ".out");
    Process process =
        new ProcessBuilder(Stream.concat(command.stream(), Stream.of(arguments)).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).as(program).isTrue();
    assertThat(process.exitValue())
        .as(() -> program + ": " + text(output) + text(folder.resolve("log")))
        .isZero();
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void end() {
    try {
      stop();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException | InterruptedException | AssertionError e) {
      System.err.println("the PostgreSQL server of the tests in " + folder + ": " + e);
    }
  }

  /** The URL of a new, empty database. */
  String newDatabase() throws SQLException {
    String name;
    synchronized (PostgresServer.class) {
      name = "test" + databases++;
    }
    execute(url("postgres"), "CREATE DATABASE " + name);
    return url(name);
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  static Map<String, String> env() {
    return Map.of("PGUSER", USER, "PGPASSWORD", PASSWORD);
  }

  static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, USER, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row. */
  static String query(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, USER, PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }
}
