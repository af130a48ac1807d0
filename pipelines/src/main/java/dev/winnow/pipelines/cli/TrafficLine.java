package dev.winnow.pipelines.cli;

import dev.winnow.generators.quota.Traffic;
import java.util.Locale;

/** How the calls to the teachers stand, in a few words. */
final class TrafficLine {
  private TrafficLine() {}

  /** Empty where nothing was called: {@code · 64 in flight · 31 refused · waiting 12 s}. */
  static String of(Traffic traffic) {
    if (traffic.calls() == 0) {
      return "";
    }
    long pause = traffic.pause().plusMillis(999).toSeconds();
    return counted(traffic.inFlight(), "in flight")
        + troubles(traffic)
        + (pause < 2 ? "" : " · waiting " + pause + " s");
  }

  /** Only what does not change by itself, to see whether there is news. */
  static String troubles(Traffic traffic) {
    return (traffic.refused() == 0 ? "" : counted(traffic.refused(), "refused"))
        + (traffic.failed() == 0 ? "" : counted(traffic.failed(), "failed calls"));
  }

  private static String counted(long count, String what) {
    return String.format(Locale.ROOT, " · %,d %s", count, what);
  }
}
