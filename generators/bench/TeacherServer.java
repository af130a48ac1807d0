import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A chat server in OpenAI's manner for measurements: it answers after a fixed time, refuses what is
 * over its quota, and counts. The same body gets the same answer, whatever the order.
 *
 * <pre>java TeacherServer.java port=18090 latency=1000 rpm=1200</pre>
 *
 * Arguments are {@code name=number}; {@link #DEFAULTS} has all of them. {@code GET /stats} gives the
 * counts as JSON, {@code /stats?reset} gives them and starts anew with full buckets. It ends by
 * itself after an hour.
 */
public final class TeacherServer {
  private static final Map<String, Double> DEFAULTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("port", 18090.0), // on the loopback; 0: any
              Map.entry("latency", 1000.0), // milliseconds from a call to its answer
              Map.entry("in_flight", 0.0), // offered by the client, for the steady share; 0: the most seen
              Map.entry("rpm", 0.0), // requests a minute; 0: no limit
              Map.entry("rpm_burst", 10.0), // seconds' worth that the full bucket holds
              Map.entry("tpm", 0.0), // tokens a minute, of prompts and answers; 0: no limit
              Map.entry("tpm_burst", 10.0), // seconds' worth
              Map.entry("retry_after", 1.0), // 0: a refusal does not say when to come back
              Map.entry("refuse", 0.0), // share of calls answered by 429, from 0 to 1 …
              Map.entry("refuse_seconds", 3600.0), // … for so long after the first call
              Map.entry("errors", 0.0), // share of calls answered by 500, from 0 to 1
              Map.entry("tasks", 3.0), // in an answer
              Map.entry("words", 12.0), // of a task's output
              Map.entry("seed", 1.0))); // of refusals and errors

  /** More than any client keeps open: the server closes idle connections beyond its own 200. */
  private static final String MOST_IDLE = "4096";

  private static final int THREADS = 2;
  private static final int MINUTES = 60;

  private final Map<String, Double> options;
  private final Quota quota;
  private final Counts counts;
  private final SplittableRandom random;
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(THREADS);

  private TeacherServer(Map<String, Double> options) {
    this.options = options;
    quota = new Quota(options);
    counts = new Counts(options);
    random = new SplittableRandom(options.get("seed").longValue());
  }

  public static void main(String[] args) throws Exception {
    System.setProperty("sun.net.httpserver.maxIdleConnections", MOST_IDLE);
    System.setProperty("sun.net.httpserver.nodelay", "true");
    TeacherServer teacher = new TeacherServer(options(args));
    int port = teacher.options.get("port").intValue();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 4096);
    server.createContext("/v1/models", x -> reply(x, 200, Answer.MODELS));
    server.createContext("/v1/chat/completions", teacher::chat);
    server.createContext("/stats", teacher::stats);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.start();
    System.out.println("listening on http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    TimeUnit.MINUTES.sleep(MINUTES);
    System.exit(0);
  }

  private static Map<String, Double> options(String[] args) {
    Map<String, Double> options = new TreeMap<>(DEFAULTS);
    for (String arg : args) {
      String name = arg.split("=", 2)[0];
      if (!arg.matches("[a-z_]+=[0-9]+(\\.[0-9]+)?") || !DEFAULTS.containsKey(name)) {
        System.err.println(arg + ": expected name=number, of " + DEFAULTS.keySet());
        System.exit(2);
      }
      options.put(name, Double.valueOf(arg.substring(name.length() + 1)));
    }
    return options;
  }

  private void chat(HttpExchange exchange) throws IOException {
    Answer answer =
        Answer.of(
            exchange.getRequestBody().readAllBytes(),
            options.get("tasks").intValue(),
            options.get("words").intValue());
    double since = counts.called(answer);
    double wait = refusal(since, answer.tokens());
    if (wait > 0) {
      counts.refused();
      if (options.get("retry_after") > 0) {
        exchange.getResponseHeaders().set("Retry-After", Long.toString((long) Math.ceil(wait)));
      }
      reply(exchange, 429, Answer.error("Rate limit reached", "rate_limit_exceeded"));
      return;
    }
    boolean fails = drawn("errors");
    counts.taken(answer);
    later.schedule(
        () -> finish(exchange, fails, answer), options.get("latency").longValue(), TimeUnit.MILLISECONDS);
  }

  private void finish(HttpExchange exchange, boolean fails, Answer answer) {
    counts.answered(fails);
    try {
      if (fails) {
        reply(exchange, 500, Answer.error("The server had an error", "server_error"));
      } else {
        reply(exchange, 200, answer.json());
      }
    } catch (IOException gone) {
      exchange.close();
    }
  }

  /** Seconds to wait, or 0 where the call is taken. */
  private double refusal(double since, int tokens) {
    if (since < options.get("refuse_seconds") && drawn("refuse")) {
      return 1;
    }
    return quota.take(tokens);
  }

  private synchronized boolean drawn(String share) {
    return options.get(share) > 0 && random.nextDouble() < options.get(share);
  }

  private void stats(HttpExchange exchange) throws IOException {
    String json = counts.json();
    if ("reset".equals(exchange.getRequestURI().getQuery())) {
      counts.reset();
      quota.fill();
    }
    reply(exchange, 200, json);
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}

/** What a body is answered with: made-up tasks that differ with the body's hash. */
record Answer(Key key, boolean preflight, String content, int prompt, int completion) {
  static final String MODELS =
      "{\"object\":\"list\",\"data\":[{\"id\":\"bench\",\"object\":\"model\"}]}";
  private static final String PREFLIGHT = "\"Say OK.\"";
  private static final String[] VERBS = {"Name", "Compare", "Sort", "Explain", "Count", "Describe"};
  private static final String[] THINGS = {"river", "engine", "poem", "bridge", "recipe", "planet"};

  /** A body's hash. */
  record Key(long high, long low) {
    static Key of(byte[] body) {
      try {
        ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(body));
        return new Key(hash.getLong(), hash.getLong());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  static Answer of(byte[] body, int tasks, int words) {
    String text = new String(body, StandardCharsets.UTF_8);
    Key key = Key.of(body);
    SplittableRandom random = new SplittableRandom(key.high());
    boolean structured = text.contains("\"response_format\"");
    List<String> items = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      String instruction =
          VERBS[random.nextInt(VERBS.length)] + " the " + THINGS[random.nextInt(THINGS.length)]
              + " called " + Long.toString(random.nextLong() >>> 1, 36) + ".";
      items.add(item(structured, i + 4, instruction, output(words, random)));
    }
    String content =
        structured
            ? "{\"tasks\": [" + String.join(", ", items) + "]}"
            : String.join("###\n", items);
    // About four characters a token, as in English.
    int prompt = text.length() / 4 + 1;
    return new Answer(key, text.contains(PREFLIGHT), content, prompt, content.length() / 4 + 1);
  }

  private static String output(int words, SplittableRandom random) {
    StringBuilder output = new StringBuilder("It");
    for (int i = 1; i < words; i++) {
      output.append(' ').append(Integer.toString(random.nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36));
    }
    return output.append('.').toString();
  }

  private static String item(boolean structured, int number, String instruction, String output) {
    String form =
        structured
            ? "{\"instruction\": \"%2$s\", \"input\": \"\", \"output\": \"%3$s\"}"
            : "%1$d. Instruction: %2$s\n%1$d. Input:\n%1$d. Output: %3$s\n";
    return String.format(Locale.ROOT, form, number, instruction, output);
  }

  int tokens() {
    return prompt + completion;
  }

  String json() {
    String text = content.replace("\"", "\\\"").replace("\n", "\\n");
    return String.format(
        Locale.ROOT,
        "{\"id\":\"%x\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"bench\",\"choices\":[{\"index\":0,"
            + "\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}}",
        key.high(), text, prompt, completion, tokens());
  }

  static String error(String message, String code) {
    return String.format(
        Locale.ROOT,
        "{\"error\":{\"message\":\"%s\",\"type\":\"bench\",\"param\":null,\"code\":\"%s\"}}",
        message, code);
  }
}

/** Requests and tokens a minute, each a bucket that refills continuously. A refusal uses up nothing. */
final class Quota {
  private final double[] perSecond;
  private final double[] capacity;
  private double[] level;
  private long at;

  Quota(Map<String, Double> options) {
    perSecond = new double[] {options.get("rpm") / 60, options.get("tpm") / 60};
    capacity =
        new double[] {
          Math.max(1, perSecond[0] * options.get("rpm_burst")),
          Math.max(1, perSecond[1] * options.get("tpm_burst"))
        };
    fill();
  }

  synchronized void fill() {
    level = capacity.clone();
    at = System.nanoTime();
  }

  /** Takes a request of so many tokens and gives 0, or gives the seconds until it could. */
  synchronized double take(int tokens) {
    double elapsed = (System.nanoTime() - at) / 1e9;
    at = System.nanoTime();
    // A call larger than the bucket passes when the bucket is full.
    double[] wanted = {1, Math.min(tokens, capacity[1])};
    double wait = 0;
    for (int i = 0; i < wanted.length; i++) {
      level[i] = Math.min(capacity[i], level[i] + elapsed * perSecond[i]);
      if (perSecond[i] > 0 && level[i] < wanted[i]) {
        wait = Math.max(wait, (wanted[i] - level[i]) / perSecond[i]);
      }
    }
    for (int i = 0; wait == 0 && i < wanted.length; i++) {
      level[i] -= wanted[i];
    }
    return wait;
  }
}

/** What was asked and answered since the start or the last reset; times are in seconds. */
final class Counts {
  /** The middle of the run, in which the steady share is measured: without start and end. */
  private static final double SKIPPED = 0.1;

  private final double latency;
  private final int offered;
  private final Set<Answer.Key> asked = new HashSet<>();
  private final Set<Answer.Key> taken = new HashSet<>();

  /** Answers by hundredths of a second since the first call. */
  private int[] hundredths = new int[1 << 12];

  private long first;
  private double last;
  private int total;
  private int refused;
  private int errors;
  private int answered;
  private int preflights;
  private int askedAgain;
  private int flying;
  private int most;
  private long tokens;

  Counts(Map<String, Double> options) {
    latency = options.get("latency") / 1000;
    offered = options.get("in_flight").intValue();
  }

  synchronized void reset() {
    asked.clear();
    taken.clear();
    Arrays.fill(hundredths, 0);
    first = 0;
    last = 0;
    tokens = 0;
    total = refused = errors = answered = preflights = askedAgain = most = 0;
  }

  /** Notes a call; gives the seconds since the first. */
  synchronized double called(Answer answer) {
    first = first == 0 ? System.nanoTime() : first;
    total++;
    if (answer.preflight()) {
      preflights++;
    } else {
      asked.add(answer.key());
    }
    return elapsed();
  }

  synchronized void refused() {
    refused++;
  }

  /** Notes a call that is going to be answered. */
  synchronized void taken(Answer answer) {
    tokens += answer.tokens();
    if (!answer.preflight() && !taken.add(answer.key())) {
      askedAgain++;
    }
    most = Math.max(most, ++flying);
  }

  synchronized void answered(boolean failed) {
    flying--;
    errors += failed ? 1 : 0;
    answered += failed ? 0 : 1;
    last = elapsed();
    int bin = (int) (last * 100);
    if (bin >= hundredths.length) {
      hundredths = Arrays.copyOf(hundredths, 2 * bin);
    }
    hundredths[bin]++;
  }

  private double elapsed() {
    return first == 0 ? 0 : (System.nanoTime() - first) / 1e9;
  }

  /**
   * Answers of the middle of the run, as a share of what a full set of calls in flight makes. The
   * time counted is a whole number of latencies, because answers come in waves.
   */
  private double steadyShare() {
    int wave = (int) Math.max(1, Math.round(latency * 100));
    int from = (int) (last * 100 * SKIPPED);
    int bins = (int) (last * 100 * (1 - 2 * SKIPPED)) / wave * wave;
    int width = offered > 0 ? offered : most;
    if (bins == 0 || width == 0 || latency == 0) {
      return 0;
    }
    int answers = Arrays.stream(hundredths, from, from + bins).sum();
    return answers * latency / width / (bins / 100.0);
  }

  synchronized String json() {
    return String.format(
        Locale.ROOT,
        "{\"total\":%d,\"preflight\":%d,\"refused\":%d,\"errors\":%d,\"answered\":%d,\"distinct\":%d,"
            + "\"asked_again\":%d,\"in_flight\":%d,\"most_in_flight\":%d,\"tokens\":%d,\"seconds\":%.2f,"
            + "\"steady_share\":%.4f}%n",
        total, preflights, refused, errors, answered, asked.size(),
        askedAgain, flying, most, tokens, last, steadyShare());
  }
}
