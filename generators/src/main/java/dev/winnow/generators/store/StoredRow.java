package dev.winnow.generators.store;

import dev.winnow.templates.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An answer as a database keeps it: JSON in UTF-8 as bytes, because PostgreSQL's texts refuse NUL.
 *
 * @param requestJson the request's body
 * @param responseJson see {@link StoredResponseJson}
 * @param created when it was kept, in seconds since 1970, or {@link #UNKNOWN}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, if at all
record StoredRow(String fingerprint, byte[] requestJson, byte[] responseJson, long created) {
  /** Of rows that were kept before times were. */
  static final long UNKNOWN = 0;

  static StoredRow of(StoredResponse response, Instant created) {
    String json = Json.text(StoredResponseJson.response(response));
    return new StoredRow(
        response.fingerprint(),
        response.request().getBytes(StandardCharsets.UTF_8),
        json.getBytes(StandardCharsets.UTF_8),
        created.getEpochSecond());
  }

  /**
   * @throws IllegalArgumentException if another program wrote something else; it says what
   */
  StoredResponse response() {
    try {
      return StoredResponseJson.read(
          fingerprint,
          new String(requestJson, StandardCharsets.UTF_8),
          StoredResponseJson.tree(new String(responseJson, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the answer " + fingerprint + ": " + e.getMessage(), e);
    }
  }

  long bytes() {
    return (long) requestJson.length + responseJson.length;
  }
}
