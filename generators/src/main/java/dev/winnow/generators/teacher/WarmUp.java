package dev.winnow.generators.teacher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Practises calls on a server of its own on the loopback while the first real call is out: the
 * first hundreds of calls of a JVM cost ten times the CPU of later ones, and the bulk shall not
 * begin with them. Uses time that is idle anyway; what goes wrong is of no interest.
 */
final class WarmUp implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int MOST_CALLS = 400;
  private static final byte[] ANSWER =
      ("{\"model\":\"m\",\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\""
              + "word ".repeat(200)
              + "\"}}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":200}}")
          .getBytes(StandardCharsets.UTF_8);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final TeacherSettings settings;
  private final PreparedRequest request;
  private volatile boolean stopped;

  private WarmUp(TeacherSettings settings, PreparedRequest request) {
    this.settings = settings;
    this.request = request;
  }

  /**
   * Begins.
   *
   * @param request one like those of the bulk; it leaves neither this machine nor this process
   */
  static WarmUp begin(TeacherSettings settings, PreparedRequest request) {
    WarmUp warmUp = new WarmUp(settings, request);
    warmUp.threads.execute(warmUp::run);
    return warmUp;
  }

  private void run() {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      return;
    }
    server.setExecutor(threads);
    server.createContext("/", WarmUp::answer);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    try (OpenAiTeacher client =
        new OpenAiTeacher(settings, new Endpoint(url, "none"), limits -> {})) {
      Thread second = new Thread(() -> call(client), "warm-up");
      second.setDaemon(true);
      second.start();
      call(client);
      second.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      server.stop(0);
    }
  }

  private void call(OpenAiTeacher client) {
    try {
      for (int i = 0; i < MOST_CALLS / THREADS && !stopped; i++) {
        client.call(request);
      }
    } catch (TeacherException e) {
      stopped = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, ANSWER.length);
      exchange.getResponseBody().write(ANSWER);
    }
  }

  /** Ends without waiting. */
  @Override
  public void close() {
    stopped = true;
    threads.shutdown();
  }
}
