package dev.winnow.generators.selfinstruct;

import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Fault;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers by what a prompt begins and ends with, as long as there are answers; what it has none for
 * is a server's fault.
 */
final class ScriptedTeacher implements Teacher {
  private static final String LIST = "You are helping";
  private static final String CLASSIFICATION = "Some tasks are classifications";
  private static final String INPUT_FIRST = "Below stands a task";
  private static final String OUTPUT_FIRST = "Below stands a classification task";

  final List<ChatRequest> asked = new ArrayList<>();
  private final List<Line> script = new ArrayList<>();
  boolean schema = true;

  private record Line(String begin, String end, Object answer, String finish) {}

  private ScriptedTeacher on(String begin, String end, Object answer, String finish) {
    script.add(new Line(begin, end, answer, finish));
    return this;
  }

  ScriptedTeacher list(String answer) {
    return on(LIST, "", answer, "stop");
  }

  ScriptedTeacher cutList(String answer) {
    return on(LIST, "", answer, "length");
  }

  /** An instruction that is a classification, or is none, and its instances. */
  ScriptedTeacher task(String instruction, String yesOrNo, String instances) {
    String end = "Task: " + instruction;
    on(CLASSIFICATION, end, yesOrNo, "stop");
    String begin = yesOrNo.equals("yes") ? OUTPUT_FIRST : INPUT_FIRST;
    return on(begin, end, instances, "stop");
  }

  ScriptedTeacher says(String instruction, String yesOrNo) {
    return on(CLASSIFICATION, "Task: " + instruction, yesOrNo, "stop");
  }

  ScriptedTeacher fault(String instruction, TeacherException fault) {
    return on(CLASSIFICATION, "Task: " + instruction, fault, "");
  }

  @Override
  public synchronized ChatAnswer ask(ChatRequest request) throws TeacherException {
    asked.add(request);
    String prompt = request.messages().get(request.messages().size() - 1).content();
    for (int i = 0; i < script.size(); i++) {
      Line line = script.get(i);
      if (prompt.startsWith(line.begin()) && prompt.endsWith(line.end())) {
        script.remove(i);
        if (line.answer() instanceof TeacherException fault) {
          throw fault;
        }
        String fingerprint = "r" + asked.size();
        return new ChatAnswer(
            line.answer().toString(), line.finish(), "teacher-1", null, null, fingerprint);
      }
    }
    throw TeacherException.failed(Fault.SERVER_ERROR, "HTTP 500", "oops");
  }

  @Override
  public boolean supportsSchema() {
    return schema;
  }
}
