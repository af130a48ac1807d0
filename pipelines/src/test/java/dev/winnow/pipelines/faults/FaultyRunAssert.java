package dev.winnow.pipelines.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What the run of a fault is held to. */
final class FaultyRunAssert {
  private final FaultyRun run;

  private FaultyRunAssert(FaultyRun run) {
    this.run = run;
  }

  static FaultyRunAssert assertRun(FaultyRun run) {
    return new FaultyRunAssert(run);
  }

  /** It went on to its end, all that was asked became rows. */
  FaultyRunAssert keptAll(int rows) {
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode ledger = run.ledger();
    assertThat(ledger.path("balanced").asBoolean()).isTrue();
    assertThat(ledger.path("generated").asInt()).isEqualTo(rows);
    assertThat(ledger.path("kept").asInt()).as(run.failures().toString()).isEqualTo(rows);
    assertThat(ledger.path("failed")).isEmpty();
    assertThat(run.failures()).isEmpty();
    return this;
  }

  /** It went on to its end; one request failed for this reason, the others became rows. */
  FaultyRunAssert failedOne(String reason, int kept) {
    return failed(reason, 1, kept);
  }

  /** It went on to its end; so many requests failed for this reason, the others became rows. */
  FaultyRunAssert failed(String reason, int count, int kept) {
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode ledger = run.ledger();
    assertThat(ledger.path("balanced").asBoolean()).isTrue();
    assertThat(ledger.path("kept").asInt()).isEqualTo(kept);
    assertThat(ledger.path("failed").toString()).isEqualTo("{\"" + reason + "\":" + count + "}");
    assertThat(run.failures())
        .hasSize(count)
        .allSatisfy(
            failure -> {
              assertThat(failure.path("reason").asText()).isEqualTo(reason);
              assertThat(failure.path("source").asText()).startsWith("generate[0] request ");
              assertThat(failure.path("detail").asText()).isNotBlank();
            });
    return this;
  }

  /** One of the failures says this and has this in its raw text. */
  FaultyRunAssert some(String detail, String raw) {
    assertThat(run.failures())
        .as("a failure of: %s / %s", detail, raw)
        .anyMatch(
            failure ->
                failure.path("detail").asText().contains(detail)
                    && failure.path("raw").asText().contains(raw));
    return this;
  }

  FaultyRunAssert detail(String... parts) {
    assertThat(run.failure().path("detail").asText()).contains(parts);
    return this;
  }

  FaultyRunAssert raw(String... parts) {
    assertThat(run.failure().path("raw").asText()).contains(parts);
    return this;
  }

  /** It stopped, to be resumed, and said all this; nothing was written. */
  FaultyRunAssert stopped(String... said) {
    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(run.err())
        .contains("stopped: ")
        .contains("the same command goes on from here")
        .contains(said)
        .doesNotContain("Exception");
    assertThat(run.finished()).isFalse();
    assertThat(run.cli().out()).isEmpty();
    return this;
  }
}
