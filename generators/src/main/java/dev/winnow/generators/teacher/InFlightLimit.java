package dev.winnow.generators.teacher;

import java.util.concurrent.Semaphore;

/** At most so many questions at once; the others wait their turn. */
final class InFlightLimit implements Teacher {
  private final Teacher inner;
  private final Semaphore permits;

  InFlightLimit(Teacher inner, int most) {
    this.inner = inner;
    permits = new Semaphore(most, true);
  }

  @Override
  public ChatAnswer ask(ChatRequest request) throws TeacherException, InterruptedException {
    permits.acquire();
    try {
      return inner.ask(request);
    } finally {
      permits.release();
    }
  }

  @Override
  public boolean supportsSchema() {
    return inner.supportsSchema();
  }
}
