package dev.winnow.generators.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hours of traffic against servers with limits of their own: how much of the quota is used, its
 * first burst included, and how many calls are refused.
 */
class GovernorSimulationTest {
  private static final double HOUR = 3600;
  private static final double LATENCY = 2;
  private static final int[] LIMITS = {600, 3000, 12_000};
  private static final double[] BURSTS = {1, 10, 60};
  private static final int TOKENS_A_CALL = 1000;

  /** Enough calls in flight to use up the limit. */
  private static Quota quota(int perMinute, Integer rpm, Integer tpm, int workers) {
    int needed = (int) (1.5 * perMinute / 60 * LATENCY / workers) + 1;
    return new Quota(Math.max(64, needed), true, rpm, tpm, workers);
  }

  private static double hours(int perMinute) {
    return perMinute > 10_000 ? HOUR : 3 * HOUR;
  }

  private static List<Arguments> servers(boolean stated) {
    List<Arguments> all = new ArrayList<>();
    for (int workers : new int[] {1, 8}) {
      for (int limit : LIMITS) {
        Quota calls = quota(limit, stated ? limit : null, null, workers);
        Quota tokens = quota(limit, null, stated ? limit * TOKENS_A_CALL : null, workers);
        for (double burst : BURSTS) {
          add(all, "rpm, burst " + burst, limit, calls, () -> bucket(limit, burst, true));
          add(all, "tpm, burst " + burst, limit, tokens, () -> tokens(limit, burst));
          if (!stated) {
            add(
                all,
                "no Retry-After, burst " + burst,
                limit,
                calls,
                () -> bucket(limit, burst, false));
            add(all, "headers, burst " + burst, limit, calls, () -> telling(limit, burst));
          }
        }
        add(all, "a count each minute", limit, calls, () -> new SimulatedServer.Window(limit));
      }
    }
    return all;
  }

  private static void add(
      List<Arguments> all, String kind, int limit, Quota quota, Supplier<SimulatedServer> server) {
    String name = kind + ", " + limit + " a minute, workers: " + quota.workers();
    all.add(Arguments.of(name, limit, quota, server));
  }

  private static SimulatedServer bucket(int limit, double burst, boolean tells) {
    return new SimulatedServer.Bucket(limit, burst, tells);
  }

  private static SimulatedServer tokens(int limit, double burst) {
    return new SimulatedServer.TokensBucket(limit * (double) TOKENS_A_CALL, burst, true);
  }

  private static SimulatedServer telling(int limit, double burst) {
    return new SimulatedServer.Telling(limit, burst);
  }

  static Stream<Arguments> stated() {
    return servers(true).stream();
  }

  static Stream<Arguments> unknown() {
    return servers(false).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stated")
  void givenStatedQuota_usesItAndIsHardlyEverRefused(
      String name, int limit, Quota quota, Supplier<SimulatedServer> made) {
    SimulatedServer server = made.get();
    new Simulation(server, quota, LATENCY, 400, true, 7).run(hours(limit));

    assertThat(server.share(hours(limit))).isGreaterThan(0.97);
    assertThat(refused(server)).isLessThan(0.01);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unknown")
  void givenUnknownQuota_findsIt(
      String name, int limit, Quota quota, Supplier<SimulatedServer> made) {
    SimulatedServer server = made.get();
    new Simulation(server, quota, LATENCY, 400, true, 7).run(hours(limit));

    assertThat(server.share(hours(limit))).isGreaterThan(0.97);
    assertThat(refused(server)).isLessThan(0.03);
  }

  private static double refused(SimulatedServer server) {
    return server.refused / (double) (server.refused + server.taken);
  }

  @Test
  void givenNineOfTenRefused_goesOnAndIsSoonBackAtFullSpeed() {
    for (boolean tells : new boolean[] {true, false}) {
      SimulatedServer.Moody server = new SimulatedServer.Moody(0.9, tells, 3);
      Quota quota = new Quota(64, true, null, null, 1);
      Simulation simulation = new Simulation(server, quota, LATENCY, 400, true, 7);
      long before = 0;
      for (int minute = 0; minute < 10; minute++) {
        simulation.run(60);
        assertThat(server.taken).as("progress in minute %d", minute).isGreaterThan(before);
        before = server.taken;
      }
      server.refusals = 0;
      simulation.run(120);
      before = server.taken;
      simulation.run(60);
      assertThat(server.taken - before).isGreaterThan(60 * 20);
    }
  }

  @Test
  void givenQuotaThatIsHalvedAndDoubled_follows() {
    SimulatedServer.Bucket server = new SimulatedServer.Bucket(1200, 10, true);
    Simulation simulation =
        new Simulation(server, new Quota(64, true, null, null, 1), LATENCY, 400, true, 7);
    simulation.run(HOUR);
    server.perSecond /= 2;
    simulation.run(300);
    long taken = server.taken;
    simulation.run(HOUR);
    assertThat((server.taken - taken) / HOUR).isBetween(9.7, 10.1);

    server.perSecond *= 2;
    simulation.run(600);
    taken = server.taken;
    simulation.run(HOUR);
    assertThat((server.taken - taken) / HOUR).isBetween(19.4, 20.1);
  }
}
