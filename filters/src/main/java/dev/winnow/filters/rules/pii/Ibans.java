package dev.winnow.filters.rules.pii;

import java.util.HashMap;
import java.util.Map;

/**
 * International bank account numbers (ISO 13616): a country that has them, its length, and check
 * digits that are right modulo 97 (ISO 7064). In one piece, or in groups of four with a space
 * between them; letters are capitals.
 */
final class Ibans implements Finder {
  private static final Map<String, Integer> LENGTHS =
      lengths(
          "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22"
              + " DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28"
              + " HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20"
              + " LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28"
              + " PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28"
              + " TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

  private static Map<String, Integer> lengths(String table) {
    Map<String, Integer> lengths = new HashMap<>();
    for (String entry : table.split(" ")) {
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
    return lengths;
  }

  @Override
  public void find(String text, Sink sink) {
    for (int i = 0; i + 3 < text.length(); i++) {
      if (Edges.isDigit(text, i + 2)
          && Edges.isDigit(text, i + 3)
          && Edges.isCapital(text.charAt(i))) {
        int end = end(text, i, LENGTHS.getOrDefault(text.substring(i, i + 2), 0));
        if (end > 0) {
          sink.found(i, end);
        }
      }
    }
  }

  /** Where the number ends that begins here, or -1 if there is none. */
  private static int end(String text, int start, int length) {
    boolean spaced = Edges.isOneOf(" \u00a0", text, start + 4);
    StringBuilder number = new StringBuilder();
    int i = start;
    while (number.length() < length && i < text.length()) {
      boolean gap = spaced && i > start && (i - start) % 5 == 4;
      char c = text.charAt(i++);
      if (gap ? c != ' ' && c != '\u00a0' : !Edges.isDigit(c) && !Edges.isCapital(c)) {
        return -1;
      }
      if (!gap) {
        number.append(c);
      }
    }
    boolean valid = length > 0 && number.length() == length && checks(number.toString());
    return valid && Edges.standsAlone(text, start, i) ? i : -1;
  }

  /** The first four characters moved to the end, letters from 10 to 35, the remainder is 1. */
  private static boolean checks(String number) {
    int remainder = 0;
    for (char c : (number.substring(4) + number.substring(0, 4)).toCharArray()) {
      int value = Character.digit(c, Character.MAX_RADIX);
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder == 1;
  }
}
