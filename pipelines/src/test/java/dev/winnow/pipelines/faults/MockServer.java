package dev.winnow.pipelines.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A MockServer of its makers' own (org.mock-server 7.2.0) in a JVM of its own, told by its REST
 * interface what to do. It shares no code with what it tests.
 */
final class MockServer implements AutoCloseable {
  /** Put there by the build. */
  private static final Path JAR = Path.of("target", "mockserver", "mockserver-netty.jar");

  private static final int MOST_TRIES = 300;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private MockServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one and waits until it answers. */
  static MockServer start(Path log) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dmockserver.logLevel=WARN",
            "-Dmockserver.localBoundIP=127.0.0.1",
            "-jar",
            JAR.toString(),
            "-serverPort",
            Integer.toString(port));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    MockServer server = new MockServer(builder.start(), port);
    try {
      server.awaitReady(log);
      return server;
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IOException("MockServer ended with " + process.exitValue() + ", see " + log);
      }
      if (listens()) {
        put("status", "");
        return;
      }
    }
    throw new IOException("MockServer is not ready, see " + log);
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  String url() {
    return "http://127.0.0.1:" + port + "/v1";
  }

  /** Forgets everything, then expects these, the first first. */
  void expect(String expectations) throws IOException, InterruptedException {
    put("reset", "");
    put("expectation", expectations);
  }

  /** How many chat requests came that were no preflight. */
  int calls() throws IOException, InterruptedException {
    JsonNode requests = Json.MAPPER.readTree(put("retrieve?type=REQUESTS&format=JSON", ""));
    int calls = 0;
    for (JsonNode request : requests) {
      JsonNode body = request.path("body");
      JsonNode sent = body.has("json") ? body.path("json") : body;
      calls += Answers.isPreflight(sent.isTextual() ? sent.asText() : sent.toString()) ? 0 : 1;
    }
    return calls;
  }

  private String put(String what, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/mockserver/" + what))
            .timeout(Duration.ofSeconds(20))
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(what + ": " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
