package dev.winnow.pipelines.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.WrittenFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final List<Tally> CAME =
      List.of(
          Tally.read("b.jsonl", 4),
          Tally.read("a.jsonl", 2),
          Tally.read("b.jsonl", 1),
          Tally.generated("generate[0]", 3));

  private static WrittenFile file(OutputKind kind, long rows, Map<String, Long> labels) {
    return new WrittenFile(kind, kind + ".jsonl", rows, 1, "", new TreeMap<>(labels));
  }

  private static Ledger ledger(long kept) {
    return Ledger.of(
        CAME,
        List.of(
            file(OutputKind.DATA, kept, Map.of("", kept)),
            file(
                OutputKind.DROPPED,
                3,
                Map.of("length.too_short", 2L, "near-duplicates.near_duplicate", 1L)),
            file(OutputKind.FAILED, 1, Map.of("bad_json", 1L))),
        List.of());
  }

  @Test
  void givenEveryRowAccountedFor_balances() {
    assertThat(ledger(6).balances()).isTrue();
    assertThat(ledger(6).json())
        .hasToString(
            "{\"read\":7,\"generated\":3,\"kept\":6,"
                + "\"dropped\":{\"length.too_short\":2,\"near-duplicates.near_duplicate\":1},"
                + "\"failed\":{\"bad_json\":1},\"balanced\":true,"
                + "\"sources\":{\"read\":{\"a.jsonl\":2,\"b.jsonl\":5},\"generated\":{\"generate[0]\":3}}}");
  }

  /** A row that was changed is kept or dropped besides: it counts for nothing in the balance. */
  @Test
  void givenChangedRows_tellsThemBesideTheBalance() {
    List<Tally> tallies =
        List.of(
            Tally.read("a.jsonl", 3),
            Tally.changed("unicode.stripped", 1),
            Tally.changed("pii.masked", 1_000),
            Tally.changed("pii.masked", 200));
    Ledger ledger =
        Ledger.of(tallies, List.of(file(OutputKind.DATA, 3, Map.of("", 3L))), List.of());

    assertThat(ledger.balances()).isTrue();
    assertThat(ledger.json())
        .hasToString(
            "{\"read\":3,\"generated\":0,\"kept\":3,\"dropped\":{},\"failed\":{},"
                + "\"changed\":{\"pii.masked\":1200,\"unicode.stripped\":1},\"balanced\":true,"
                + "\"sources\":{\"read\":{\"a.jsonl\":3},\"generated\":{}}}");
    assertThat(LedgerTable.of(ledger))
        .endsWith(
            """
              balanced: 3 in = 3 kept + 0 dropped + 0 failed
              changed on the way: 1,200 by pii.masked
              changed on the way: 1 by unicode.stripped
            """);
  }

  @Test
  void givenSplits_countsEachAndTheirSum() {
    Ledger ledger =
        Ledger.of(
            List.of(Tally.read("a.jsonl", 10)),
            List.of(
                file(OutputKind.DATA, 6, Map.of("", 6L)),
                file(OutputKind.VALIDATION, 1, Map.of("", 1L)),
                file(OutputKind.DATA, 3, Map.of("", 3L))),
            List.of("train", "validation"));

    assertThat(ledger.balances()).isTrue();
    assertThat(ledger.json().path("kept").asInt()).isEqualTo(10);
    assertThat(ledger.json().path("splits")).hasToString("{\"train\":9,\"validation\":1}");
    assertThat(LedgerTable.of(ledger))
        .containsPattern("kept  train +9 +90.0 %")
        .containsPattern("kept  validation +1 +10.0 %")
        .contains("10 in = 10 kept");
  }

  @Test
  void givenLostRow_doesNotBalanceAndSaysHowMany() {
    Ledger lost = ledger(5);
    assertThat(lost.balances()).isFalse();
    assertThat(lost.json().get("balanced").asBoolean()).isFalse();
    assertThat(LedgerTable.of(lost)).contains("DOES NOT BALANCE", "is off by 1");
  }

  @Test
  void givenRowTwice_doesNotBalance() {
    assertThat(ledger(7).balances()).isFalse();
  }

  @Test
  void givenNothing_balances() {
    Ledger nothing = Ledger.of(List.of(), List.of(), List.of());
    assertThat(nothing.balances()).isTrue();
    assertThat(LedgerTable.of(nothing)).contains("balanced: 0 in = 0 kept + 0 dropped + 0 failed");
  }

  @Test
  void tableNamesEachReasonWithCountAndShare() {
    assertThat(
            LedgerTable.of(ledger(6))
                .lines()
                .map(line -> line.strip().replaceAll(" {2,}", "  ").replaceAll("─+", "─")))
        .containsExactly(
            "read  a.jsonl  2",
            "read  b.jsonl  5",
            "generated  generate[0]  3",
            "─",
            "kept  6  60.0 %",
            "dropped  length.too_short  2  20.0 %",
            "dropped  near-duplicates.near_duplicate  1  10.0 %",
            "failed  bad_json  1  10.0 %",
            "balanced: 10 in = 6 kept + 3 dropped + 1 failed");
  }
}
