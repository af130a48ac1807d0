package dev.winnow.templates.chat;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floating-point numbers as Python's {@code repr} writes them. */
final class PythonFloat {
  private PythonFloat() {}

  /**
   * The fewest digits that are read as this number again; with an exponent below 0.0001 and from
   * 1e+16 on. A number too large for 64 bits is {@code Infinity}, as {@code json.dumps} has it.
   */
  static String repr(double number) {
    if (Double.isInfinite(number)) {
      return number < 0 ? "-Infinity" : "Infinity";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0.0";
    }
    BigDecimal decimal = shortest(number);
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      return decimal
          .setScale(Math.max(1, decimal.scale()), RoundingMode.UNNECESSARY)
          .toPlainString();
    }
    String digits = decimal.unscaledValue().abs().toString();
    return (number < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() == 1 ? "" : "." + digits.substring(1))
        + String.format("e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /** Jackson's are the fewest, but never a single digit where two are nearer. */
  private static BigDecimal shortest(double number) {
    BigDecimal decimal = new BigDecimal(NumberOutput.toString(number, true)).stripTrailingZeros();
    if (decimal.precision() != 2) {
      return decimal;
    }
    BigDecimal single = new BigDecimal(number).round(new MathContext(1, RoundingMode.HALF_EVEN));
    return single.doubleValue() == number ? single.stripTrailingZeros() : decimal;
  }
}
