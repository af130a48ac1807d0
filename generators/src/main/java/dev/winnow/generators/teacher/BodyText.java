package dev.winnow.generators.teacher;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bodies as text. Bytes that are not UTF-8 are asked for once more, since they may have been spoilt
 * on the way; if they come again the server means them, and U+FFFD stands for each.
 */
final class BodyText {
  private final Endpoint endpoint;

  /** Fingerprints of the requests that wait for their second answer. */
  private final Set<String> spoilt = ConcurrentHashMap.newKeySet();

  /**
   * @param endpoint whose key is taken out of what is said of errors
   */
  BodyText(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * The text.
   *
   * @param fingerprint of the request that the body answers
   * @throws TeacherException {@link Fault#BAD_BODY} the first time that the request's answer is not
   *     UTF-8
   */
  String of(byte[] body, String fingerprint) throws TeacherException {
    Optional<String> text = strict(body);
    if (text.isPresent()) {
      spoilt.remove(fingerprint);
      return text.get();
    }
    String replaced = new String(body, StandardCharsets.UTF_8);
    if (spoilt.add(fingerprint)) {
      throw TeacherException.failed(
          Fault.BAD_BODY, "a body that is not UTF-8", endpoint.redacted(replaced));
    }
    spoilt.remove(fingerprint);
    return replaced;
  }

  private static Optional<String> strict(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
