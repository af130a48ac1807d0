package dev.winnow.generators.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FirstFatalTest {
  private static final ChatRequest HELLO = OpenAiTeacherTest.HELLO;

  private static Teacher failing(Fault fault, AtomicInteger calls) {
    return new Teacher() {
      @Override
      public ChatAnswer ask(ChatRequest request) throws TeacherException {
        calls.incrementAndGet();
        throw fault.fatal()
            ? TeacherException.fatal(fault, "d", "m")
            : TeacherException.failed(fault, "d", "");
      }

      @Override
      public boolean supportsSchema() {
        return true;
      }
    };
  }

  private static TeacherException thrown(Teacher teacher) {
    return catchThrowableOfType(TeacherException.class, () -> teacher.ask(HELLO));
  }

  @Test
  void givenFatalFault_everyLaterQuestionMeetsItWithoutACall() {
    AtomicInteger calls = new AtomicInteger();
    FatalFault fatal = new FatalFault();
    Teacher teacher = new FirstFatal(failing(Fault.UNAUTHORIZED, calls), fatal);

    TeacherException first = thrown(teacher);

    assertThat(first.fault()).isEqualTo(Fault.UNAUTHORIZED);
    assertThat(thrown(teacher)).isSameAs(first);
    assertThat(thrown(new FirstFatal(failing(Fault.FORBIDDEN, calls), fatal))).isSameAs(first);
    assertThat(calls).hasValue(1);
  }

  @Test
  void givenOtherFault_goesOn() {
    AtomicInteger calls = new AtomicInteger();
    Teacher teacher = new FirstFatal(failing(Fault.BAD_REQUEST, calls), new FatalFault());
    thrown(teacher);
    thrown(teacher);
    assertThat(calls).hasValue(2);
  }

  @Test
  void givenFatalFault_endsTheWaits() throws Exception {
    FatalFault fatal = new FatalFault();
    fatal.sleep(Duration.ZERO);
    fatal.note(TeacherException.fatal(Fault.UNAUTHORIZED, "d", "m"));
    fatal.sleep(Duration.ofDays(1));
  }
}
