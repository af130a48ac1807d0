package dev.winnow.generators.teacher;

import java.time.Duration;

/** Waits; tests pass one that only notes it. */
@FunctionalInterface
interface Sleeper {
  void sleep(Duration duration) throws InterruptedException;
}
