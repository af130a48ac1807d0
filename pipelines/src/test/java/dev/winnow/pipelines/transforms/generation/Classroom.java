package dev.winnow.pipelines.transforms.generation;

import dev.winnow.generators.Generator;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Teachers that answer as a test says, and what happened to them. Steps travel as bytes, so the
 * test and the workers meet in a static field.
 */
final class Classroom {
  /** What a teacher answers to the question of a piece. */
  interface Script {
    String answer(int piece) throws TeacherException, InterruptedException;
  }

  private static volatile Classroom current;

  private final Script script;
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final AtomicInteger askedAfterClosing = new AtomicInteger();
  final Set<Integer> asked = ConcurrentHashMap.newKeySet();
  final Set<Integer> answered = ConcurrentHashMap.newKeySet();

  private Classroom(Script script) {
    this.script = script;
  }

  /** The one that teachers are in from now on. */
  static Classroom enter(Script script) {
    current = new Classroom(script);
    return current;
  }

  /** Opens a teacher in the present classroom. */
  static GenerationStep.TeacherOpener opener() {
    return () -> new FakeTeacher(current);
  }

  /** A step that asks the present classroom. */
  static GenerationStep step(Generator generator, int threads) {
    return new GenerationStep("generate[0]", generator, opener(), Map.of(), threads, null);
  }

  private static final class FakeTeacher implements Teacher, AutoCloseable {
    private final Classroom room;
    private volatile boolean closed;

    FakeTeacher(Classroom room) {
      this.room = room;
      room.opened.incrementAndGet();
    }

    @Override
    public ChatAnswer ask(ChatRequest request) throws TeacherException, InterruptedException {
      int piece = Integer.parseInt(request.messages().get(0).content());
      room.asked.add(piece);
      String answer = room.script.answer(piece);
      if (closed) {
        room.askedAfterClosing.incrementAndGet();
      }
      room.answered.add(piece);
      return new ChatAnswer(answer, "stop", "fake", null, null, "");
    }

    @Override
    public boolean supportsSchema() {
      return false;
    }

    @Override
    public void close() {
      closed = true;
      room.closed.incrementAndGet();
    }
  }
}
