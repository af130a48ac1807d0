package dev.winnow.generators.teacher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The first fault that ends the run, shared by all that ask the same teacher. */
final class FatalFault {
  private final AtomicReference<TeacherException> first = new AtomicReference<>();
  private final CountDownLatch met = new CountDownLatch(1);

  /** Notes the fault if it is the first fatal one. */
  void note(TeacherException e) {
    if (e.fatal() && first.compareAndSet(null, e)) {
      met.countDown();
    }
  }

  /**
   * Does nothing while the run goes on.
   *
   * @throws TeacherException the first fatal one, if there was one
   */
  void check() throws TeacherException {
    TeacherException fatal = first.get();
    if (fatal != null) {
      throw fatal;
    }
  }

  /** Waits so long, or until a fatal fault is met. */
  void sleep(Duration duration) throws InterruptedException {
    var unused = met.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
