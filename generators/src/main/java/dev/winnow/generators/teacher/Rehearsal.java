package dev.winnow.generators.teacher;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.LogLevel;
import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * A client whose every call is refused, without a network. The first refusal that a JVM reads takes
 * it 0.3 s of loading classes, in which calls go on at full speed and are all refused: so one is
 * read before it matters.
 */
final class Rehearsal implements HttpClient {
  private static final String BODY =
      "{\"error\": {\"message\": \"Rate limit reached\", \"type\": \"requests\", \"param\": null,"
          + " \"code\": \"rate_limit_exceeded\"}}";

  private Rehearsal() {}

  static OpenAIClient client() {
    return new OpenAIClientImpl(
        ClientOptions.builder()
            .httpClient(new Rehearsal())
            .baseUrl("http://rehearsal.invalid/v1")
            .apiKey("none")
            .maxRetries(0)
            .logLevel(LogLevel.OFF)
            .build());
  }

  @Override
  public HttpResponse execute(HttpRequest request, RequestOptions options) {
    return new Refusal();
  }

  @Override
  public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
    return CompletableFuture.completedFuture(new Refusal());
  }

  @Override
  public void close() {}

  private static final class Refusal implements HttpResponse {
    @Override
    public int statusCode() {
      return 429;
    }

    @Override
    public Headers headers() {
      return Headers.builder()
          .put("content-type", "application/json")
          .put("retry-after", "1")
          .put("x-ratelimit-remaining-requests", "0")
          .put("x-ratelimit-reset-requests", "1s")
          .build();
    }

    @Override
    public InputStream body() {
      return new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
  }
}
