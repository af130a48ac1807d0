package dev.winnow.generators.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Json;
import dev.winnow.templates.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What a request is found by: everything that changes the answer and nothing else, so not the key,
 * timeouts or retries.
 */
public final class Fingerprint {
  /** Raised whenever the same request would get another fingerprint. */
  public static final int VERSION = 1;

  private static final String API = "chat.completions";

  private Fingerprint() {}

  /**
   * The SHA-256, 64 lower-case hexadecimal digits, of the canonical JSON of version, endpoint, API
   * kind, body, sample and re-ask.
   *
   * @param endpoint the normalized base URL
   * @param body the whole request body
   * @param sample which of several answers to the same request, from 0
   * @param reask how often the teacher was asked again because its answer was of no use
   */
  public static String of(String endpoint, JsonNode body, int sample, int reask) {
    ObjectNode key = Json.MAPPER.createObjectNode();
    key.put("version", VERSION).put("endpoint", endpoint).put("api", API);
    key.set("body", body);
    key.put("sample", sample).put("reask", reask);
    byte[] canonical = Json.canonical(key).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.digest().digest(canonical));
  }
}
