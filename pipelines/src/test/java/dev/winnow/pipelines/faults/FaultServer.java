package dev.winnow.pipelines.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/**
 * A server on the loopback that does, call by call, what a test says, down to bytes and resets. The
 * call that looks whether the server is there (its user says "Say OK.", no response_format) is
 * answered well and counted apart, unless {@link #preflight} says otherwise.
 */
final class FaultServer implements AutoCloseable {
  /** What to do with a call. */
  interface Script {
    /**
     * @param request the how-manieth different body this is, from 0
     * @param attempt the how-manieth call with this body, from 0
     */
    Reply reply(int request, int attempt);
  }

  private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Call> calls = new ArrayList<>();
  private final List<Call> preflights = new ArrayList<>();
  private final Map<String, Integer> attempts = new LinkedHashMap<>();
  private Script script = (request, attempt) -> good(request);
  private IntFunction<Reply> preflight = call -> Reply.json(Answers.chat("OK"));

  FaultServer() throws IOException {
    threads.execute(this::accept);
  }

  private static Reply good(int request) {
    return Reply.json(Answers.good(request));
  }

  /** Every call is dealt with by this. */
  synchronized FaultServer script(Script every) {
    script = every;
    return this;
  }

  /** The first request meets these, call by call; after them and elsewhere all is well. */
  FaultServer first(Reply... replies) {
    return script(
        (request, attempt) ->
            request == 0 && attempt < replies.length ? replies[attempt] : good(request));
  }

  /** The first request meets this for ever; elsewhere all is well. */
  FaultServer firstAlways(Reply reply) {
    return script((request, attempt) -> request == 0 ? reply : good(request));
  }

  /** Each of the first requests meets its own of these for ever; after them all is well. */
  FaultServer eachAlways(List<Reply> replies) {
    return script(
        (request, attempt) -> request < replies.size() ? replies.get(request) : good(request));
  }

  /** Each of the first requests meets its own of these once; after them all is well. */
  FaultServer eachOnce(List<Reply> replies) {
    return script(
        (request, attempt) ->
            request < replies.size() && attempt == 0 ? replies.get(request) : good(request));
  }

  /** Every request meets this for ever. */
  FaultServer always(Reply reply) {
    return script((request, attempt) -> reply);
  }

  /** All is well. */
  FaultServer healed() {
    return script((request, attempt) -> good(request));
  }

  /** The call that looks whether the server is there meets this. */
  FaultServer preflight(Reply reply) {
    return preflights(call -> reply);
  }

  /**
   * @param replies what each of these calls meets, by how many there were before it
   */
  synchronized FaultServer preflights(IntFunction<Reply> replies) {
    preflight = replies;
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
  }

  /** The calls so far, without preflights. */
  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  synchronized List<Call> preflights() {
    return List.copyOf(preflights);
  }

  /** How often each different body was sent, in the order of their first calls. */
  synchronized List<Integer> attempts() {
    return List.copyOf(attempts.values());
  }

  private synchronized Reply reply(Call call) {
    if (Answers.isPreflight(call.body())) {
      preflights.add(call);
      return preflight.apply(preflights.size() - 1);
    }
    calls.add(call);
    int attempt = attempts.merge(call.body(), 1, Integer::sum) - 1;
    int request = new ArrayList<>(attempts.keySet()).indexOf(call.body());
    return script.reply(request, attempt);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (!socket.isClosed()) {
        Call call = Call.read(in);
        if (call == null) {
          return;
        }
        reply(call).send(new Reply.Wire(socket, closing));
      }
    } catch (IOException e) {
      // The client went away, as it may.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      server.close();
      for (Socket socket : List.copyOf(open)) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
