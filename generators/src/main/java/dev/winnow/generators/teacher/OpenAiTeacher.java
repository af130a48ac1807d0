package dev.winnow.generators.teacher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonField;
import com.openai.core.JsonMissing;
import com.openai.core.JsonValue;
import com.openai.core.LogLevel;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.ChatModel;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageParam;
import dev.winnow.generators.quota.RateLimits;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A live teacher: one call a question over OpenAI's client, without retries of its own. The body
 * sent is exactly {@link RequestBody}; the answer's body is read and checked here, because the
 * client takes empty answers for valid ones.
 */
final class OpenAiTeacher implements Caller, AutoCloseable {
  /** The longest body that is read, in bytes. */
  private static final int LONGEST_BODY = 8 << 20;

  /** Each call looks through all connections of its client, so a client shall not have too many. */
  private static final int CALLS_A_CLIENT = 128;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration KEEP_ALIVE = Duration.ofMinutes(1);

  private final Endpoint endpoint;
  private final Duration timeout;
  private final List<OpenAIClient> clients;
  private final ErrorReader errors;
  private final AnswerReader answers;
  private final Consumer<RateLimits> limits;
  private volatile boolean reached;

  /**
   * @param limits is told what each answer says of the server's rate limits
   */
  OpenAiTeacher(TeacherSettings settings, Endpoint endpoint, Consumer<RateLimits> limits) {
    this.endpoint = endpoint;
    this.timeout = settings.timeout();
    this.limits = limits;
    errors = new ErrorReader(endpoint, settings);
    answers = new AnswerReader(errors, endpoint, settings.model());
    clients =
        Stream.generate(() -> client(settings))
            .limit((settings.mostInFlight() - 1) / CALLS_A_CLIENT + 1)
            .toList();
  }

  private OpenAIClient client(TeacherSettings settings) {
    return OpenAIOkHttpClient.builder()
        .apiKey(endpoint.key())
        .baseUrl(endpoint.baseUrl())
        .maxRetries(0)
        .timeout(timeout(settings.timeout()))
        .maxIdleConnections(settings.mostInFlight())
        .keepAliveDuration(KEEP_ALIVE)
        .logLevel(LogLevel.OFF)
        .build();
  }

  /**
   * A time for the whole call bounds its reads and writes as well. Times of their own would each be
   * entered into one sorted list of the HTTP library, which took a quarter of the CPU at 1,000
   * calls in flight.
   */
  private static Timeout timeout(Duration call) {
    // Well under the call's, so that a server that is not there is told from a slow one.
    Duration half = call.dividedBy(2);
    Duration connect = half.compareTo(CONNECT_TIMEOUT) < 0 ? half : CONNECT_TIMEOUT;
    return Timeout.builder()
        .connect(connect)
        .read(Duration.ZERO)
        .write(Duration.ZERO)
        .request(call)
        .build();
  }

  @Override
  public ChatAnswer call(PreparedRequest request) throws TeacherException, InterruptedException {
    return call(request, RequestOptions.none());
  }

  /** The same server, which has at most so long to answer. */
  Caller within(Duration longest) {
    Duration least = longest.compareTo(timeout) < 0 ? longest : timeout;
    RequestOptions options = RequestOptions.builder().timeout(timeout(least)).build();
    return request -> call(request, options);
  }

  private ChatAnswer call(PreparedRequest request, RequestOptions options)
      throws TeacherException, InterruptedException {
    long started = System.nanoTime();
    byte[] body = send(mine(), request.body(), options);
    ChatAnswer answer = answers.read(body, request.fingerprint());
    reached = true;
    return answer.after(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
  }

  /** Reads a refusal that nobody sent, see {@link Rehearsal}; whether it was read as one. */
  boolean rehearse() throws InterruptedException {
    try {
      send(Rehearsal.client(), Json.MAPPER.createObjectNode(), RequestOptions.none());
      return false;
    } catch (TeacherException e) {
      return e.fault() == Fault.RATE_LIMITED;
    }
  }

  private byte[] send(OpenAIClient client, ObjectNode body, RequestOptions options)
      throws TeacherException, InterruptedException {
    try (HttpResponse response =
        client.chat().completions().withRawResponse().create(params(body), options)) {
      limits.accept(RateLimits.of(name -> first(response.headers(), name)));
      byte[] bytes = response.body().readNBytes(LONGEST_BODY + 1);
      if (bytes.length > LONGEST_BODY) {
        throw TeacherException.failed(
            Fault.BAD_BODY,
            "a body of more than " + LONGEST_BODY + " bytes",
            endpoint.redacted(new String(bytes, StandardCharsets.UTF_8)));
      }
      return bytes;
    } catch (OpenAIServiceException e) {
      throw errors.read(e.statusCode(), json(e)).retryAfter(retryAfter(e.headers()));
    } catch (OpenAIException | IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for " + endpoint);
      }
      throw NetworkFaults.read(e, endpoint, reached);
    }
  }

  /** A thread keeps to its client. */
  private OpenAIClient mine() {
    return clients.get((int) (Thread.currentThread().getId() % clients.size()));
  }

  /** Parameters whose body is this and nothing else: typed fields would be added to it. */
  @SuppressWarnings("unchecked") // a missing value has every type
  private static ChatCompletionCreateParams params(ObjectNode body) {
    ChatCompletionCreateParams.Body.Builder exact =
        ChatCompletionCreateParams.Body.builder()
            .messages((JsonField<List<ChatCompletionMessageParam>>) JsonMissing.of())
            .model((JsonField<ChatModel>) JsonMissing.of());
    body.fields()
        .forEachRemaining(
            field ->
                exact.putAdditionalProperty(
                    field.getKey(), JsonValue.fromJsonNode(field.getValue())));
    return ChatCompletionCreateParams.builder().body(exact.build()).build();
  }

  /** The error's body, as far as there is one; the exception's own accessors are strict. */
  private static JsonNode json(OpenAIServiceException e) {
    try {
      JsonNode body = e.body().convert(JsonNode.class);
      return body == null ? MissingNode.getInstance() : body;
    } catch (RuntimeException unreadable) {
      return MissingNode.getInstance();
    }
  }

  /** The longer of what Retry-After and the limit that is used up ask for. */
  private static Optional<Duration> retryAfter(Headers headers) {
    Optional<Duration> told =
        RetryAfter.of(
            headers.values("retry-after-ms"), headers.values("retry-after"), Instant.now());
    Duration reset = RateLimits.of(name -> first(headers, name)).reset();
    return reset == null || (told.isPresent() && told.get().compareTo(reset) >= 0)
        ? told
        : Optional.of(reset);
  }

  private static @Nullable String first(Headers headers, String name) {
    List<String> values = headers.values(name);
    return values.isEmpty() ? null : values.get(0);
  }

  @Override
  public void close() {
    clients.forEach(OpenAIClient::close);
  }
}
