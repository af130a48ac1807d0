package dev.winnow.pipelines.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a server does with one call, bytes and connection included. */
@FunctionalInterface
interface Reply {
  void send(Wire wire) throws IOException, InterruptedException;

  /** JSON with a status and further headers, each {@code Name: value}. */
  static Reply status(int status, String body, String... headers) {
    return typed(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** JSON with status 200. */
  static Reply json(String body) {
    return status(200, body);
  }

  /** These bytes with status 200. */
  static Reply bytes(byte[] body) {
    return typed(200, "application/json", body);
  }

  /** A proxy's page. */
  static Reply html(int status) {
    String page = "<html><body><h1>Gateway</h1></body></html>";
    return typed(status, "text/html", page.getBytes(StandardCharsets.UTF_8));
  }

  private static Reply typed(int status, String type, byte[] body, String... headers) {
    return wire -> {
      wire.write(head(status, type, body.length, headers));
      wire.write(body);
    };
  }

  private static String head(int status, String type, int length, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
    head.append("Content-Type: ").append(type).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("Content-Length: ").append(length).append("\r\n\r\n").toString();
  }

  /** Never answers. */
  static Reply hang() {
    return Wire::awaitClose;
  }

  /** A good beginning, then a byte now and then, for longer than anyone waits. */
  static Reply drip(String body) {
    return wire -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      wire.write(head(200, "application/json", bytes.length));
      for (byte b : bytes) {
        wire.write(new byte[] {b});
        if (wire.closesWithin(Duration.ofMillis(100))) {
          return;
        }
      }
    };
  }

  /** The same, later. */
  static Reply after(Duration wait, Reply then) {
    return wire -> {
      if (!wire.closesWithin(wait)) {
        then.send(wire);
      }
    };
  }

  /** A TCP reset before the first byte. */
  static Reply reset() {
    return Wire::reset;
  }

  /** A TCP reset within the headers. */
  static Reply resetInHeaders() {
    return wire -> {
      wire.write("HTTP/1.1 200 OK\r\nContent-Ty");
      wire.reset();
    };
  }

  /** A TCP reset within the body. */
  static Reply resetInBody(String body) {
    return wire -> {
      wire.write(head(200, "application/json", body.length()));
      wire.write(body.substring(0, body.length() / 2));
      wire.reset();
    };
  }

  /** Half the body that Content-Length promised, then an orderly close. */
  static Reply shorterThanPromised(String body) {
    return wire -> {
      wire.write(head(200, "application/json", body.length()));
      wire.write(body.substring(0, body.length() / 2));
      wire.close();
    };
  }

  /** A chunked body without its end. */
  static Reply chunkedCutOff(String body) {
    return wire -> {
      String half = body.substring(0, body.length() / 2);
      wire.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      wire.write(Integer.toHexString(half.length()) + "\r\n" + half + "\r\n");
      wire.close();
    };
  }

  /** The connection of one call. */
  final class Wire {
    private final Socket socket;
    private final CountDownLatch closing;

    Wire(Socket socket, CountDownLatch closing) {
      this.socket = socket;
      this.closing = closing;
    }

    void write(String ascii) throws IOException {
      write(ascii.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) throws IOException {
      ByteArrayOutputStream whole = new ByteArrayOutputStream(bytes.length);
      whole.write(bytes);
      whole.writeTo(socket.getOutputStream());
      socket.getOutputStream().flush();
    }

    void close() throws IOException {
      socket.close();
    }

    /** Sends RST in place of FIN. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    void awaitClose() throws InterruptedException {
      closing.await();
    }

    /** Waits so long; true as soon as the server closes. */
    boolean closesWithin(Duration wait) throws InterruptedException {
      return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
