package dev.winnow.generators.teacher;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends the run if its first requests are all refused as malformed: then the rest will be as well,
 * for instance because the server does not know structured output.
 */
final class FirstBadRequests implements Caller {
  static final int MOST = 20;

  private final Caller inner;
  private final AtomicInteger bad = new AtomicInteger();
  private volatile boolean answered;

  FirstBadRequests(Caller inner) {
    this.inner = inner;
  }

  /** The server has answered a request, be it in an earlier run. */
  void answered() {
    answered = true;
  }

  @Override
  public ChatAnswer call(PreparedRequest request) throws TeacherException, InterruptedException {
    try {
      ChatAnswer answer = inner.call(request);
      answered();
      return answer;
    } catch (TeacherException e) {
      if (e.fault() == Fault.BAD_REQUEST && !answered && bad.incrementAndGet() >= MOST) {
        throw TeacherException.fatal(
            Fault.BAD_REQUESTS,
            "the first " + MOST + " requests were all refused: " + e.detail(),
            "Check model, profile and the sampling settings of the teacher; the same command then"
                + " resumes");
      }
      throw e;
    }
  }
}
