package dev.winnow.generators.teacher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real server on the loopback that answers by a script, then with a good answer for ever. */
final class ChatServer implements AutoCloseable {
  static final String KEY = "sk-test-0123456789abcdef";
  static final String GOOD =
      """
      {"id": "x", "object": "chat.completion", "created": 1, "model": "teacher-1",
       "choices": [{"index": 0, "finish_reason": "stop",
                    "message": {"role": "assistant", "content": "Hello"}}],
       "usage": {"prompt_tokens": 7, "completion_tokens": 2, "total_tokens": 9}}
      """;

  /** A scripted response; a negative status never answers. */
  record Reply(int status, String type, String body, Map<String, String> headers) {}

  final List<String> bodies = new CopyOnWriteArrayList<>();
  final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Reply> script = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private final boolean scriptsPreflights;

  /** Answers preflight calls well and does not count them. */
  ChatServer() throws IOException {
    this(false);
  }

  ChatServer(boolean scriptsPreflights) throws IOException {
    this.scriptsPreflights = scriptsPreflights;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  ChatServer then(int status, String body) {
    script.add(new Reply(status, "application/json", body, Map.of()));
    return this;
  }

  ChatServer then(int status, String body, String header, String value) {
    script.add(new Reply(status, "application/json", body, Map.of(header, value)));
    return this;
  }

  ChatServer then(int status, String body, Map<String, String> headers) {
    script.add(new Reply(status, "application/json", body, headers));
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  TeacherSettings settings(Object... more) {
    Map<String, Object> raw = new LinkedHashMap<>(Map.of("model", "m", "base_url", url()));
    for (int i = 0; i < more.length; i += 2) {
      raw.put((String) more[i], more[i + 1]);
    }
    return TeacherSettings.of(Settings.read("teachers.default", TeacherSettings.PARAMETERS, raw));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean preflight = !scriptsPreflights && sent.contains("\"Say OK.\"");
    if (!preflight) {
      bodies.add(sent);
      authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
    }
    Reply reply = preflight ? null : script.poll();
    if (reply == null) {
      reply = new Reply(200, "application/json", GOOD, Map.of());
    }
    if (reply.status() < 0) {
      await();
      exchange.close();
      return;
    }
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
