package dev.winnow.filters.rules.pii;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tokens are put together here, so that nobody who looks for secrets finds some in this file.
 */
class SecretsTest {
  private static final String BODY = "a8Fk3Lq0Zx7Vb2Nm5Cr9Ty4Wp1Ds6Gh8Jk3Lq0Zx";

  @ParameterizedTest
  @CsvSource({
    "sk-,20",
    "sk-proj-,40",
    "sk-ant-api03-,40",
    "sk_live_,24",
    "hf_,34",
    "ghp_,36",
    "ghs_,36",
    "github_pat_,40",
    "glpat-,20",
    "AIza,35",
    "xoxb-,24",
    "npm_,36"
  })
  void givenTokenOfKnownBeginning_isFound(String start, int length) {
    String token = start + BODY.substring(0, length);
    assertThat(Found.in("key=\"" + token + "\"", Kind.SECRET)).containsExactly(token);
    assertThat(Found.in("It is " + token + ". Bye", Kind.SECRET)).containsExactly(token);
    assertThat(Found.in("x" + token, Kind.SECRET)).isEmpty();
  }

  @Test
  void givenKeyOfAws_hasSixteenCharacters() {
    String key = "AKIA" + "IOSFODNN7EXAMPLE";
    assertThat(Found.in("id " + key, Kind.SECRET)).containsExactly(key);
    assertThat(Found.in(key + "A", Kind.SECRET)).isEmpty();
    assertThat(Found.in(key.substring(0, 19), Kind.SECRET)).isEmpty();
  }

  @Test
  void givenWebToken_isFoundWhole() {
    String token = "eyJhbGciOi" + "JIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0." + BODY + "-_x";
    assertThat(Found.in("Bearer " + token + "\n", Kind.SECRET)).containsExactly(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-your-api-key-goes-right-here",
        "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "sk-learn",
        "hf_model_name_of_somebody_that_is_long",
        "hf_00000000000000000000000000000000000",
        "ask-a8Fk3Lq0Zx7Vb2Nm5Cr9Ty4W",
        "ghp_short",
        "AKIA",
        "eyJhbGciOi",
        "sk-\ud800"
      })
  void givenPlaceholderOrName_isNotFound(String text) {
    assertThat(Found.in(text, Kind.SECRET)).isEmpty();
  }

  @Test
  void givenPrivateKey_isFoundFromBeginningToEnd() {
    String block = block("RSA PRIVATE KEY", BODY + "\n" + BODY);
    assertThat(Found.in("My key:\n" + block + "\nThanks", Kind.SECRET)).containsExactly(block);
    String pgp = block("PGP PRIVATE KEY BLOCK", BODY);
    assertThat(Found.in(pgp + block, Kind.SECRET)).containsExactly(pgp, block);
  }

  @Test
  void givenPrivateKeyThatWasCutOff_reachesToTheTextsEnd() {
    String cut = "-----BEGIN " + "PRIVATE KEY-----\n" + BODY + "\n" + BODY;
    assertThat(Found.in("a\n" + cut, Kind.SECRET)).containsExactly(cut);
  }

  @Test
  void givenNoKeyInTheBlock_isNotFound() {
    assertThat(Found.in(block("PRIVATE KEY", "..."), Kind.SECRET)).isEmpty();
    assertThat(Found.in(block("PUBLIC KEY", BODY), Kind.SECRET)).isEmpty();
    assertThat(Found.in(block("CERTIFICATE", BODY), Kind.SECRET)).isEmpty();
    assertThat(Found.in("-----BEGIN " + "PRIVATE KEY----- is how one begins", Kind.SECRET))
        .isEmpty();
    assertThat(Found.in("-----BEGIN ", Kind.SECRET)).isEmpty();
  }

  @Test
  void givenManyBeginnings_isLinear() {
    String begin = "-----BEGIN " + "PRIVATE KEY-----";
    for (String unit : new String[] {"sk-", "eyJhbGciOi.", "sk--", begin, "-----BEGIN ", "-"}) {
      assertThat(Found.in(unit.repeat(1 << 17), Kind.SECRET)).isEmpty();
    }
  }

  private static String block(String label, String body) {
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----";
  }
}
