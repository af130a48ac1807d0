package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Which numbers the ujson library reads, by which Hugging Face's datasets reads JSON. */
final class JsonNumbers {
  private static final Pattern AFTER_INTEGER = Pattern.compile("[.eE]");
  private static final BigInteger LEAST = BigInteger.ONE.shiftLeft(63).negate();
  private static final BigInteger GREATEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private JsonNumbers() {}

  /**
   * Whether any number in the JSON has digits before its point beyond 64 bits, or is too great for
   * a double.
   */
  static boolean anyTooBig(String json) {
    try (JsonParser in = Json.MAPPER.createParser(json)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token.isNumeric() && isTooBig(in.getText())) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("a row's JSON is none", e);
    }
  }

  private static boolean isTooBig(String number) {
    BigInteger integer = new BigInteger(AFTER_INTEGER.split(number, 2)[0]);
    return integer.compareTo(LEAST) < 0
        || integer.compareTo(GREATEST) > 0
        || Double.isInfinite(Double.parseDouble(number));
  }
}
