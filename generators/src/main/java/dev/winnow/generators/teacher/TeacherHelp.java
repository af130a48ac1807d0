package dev.winnow.generators.teacher;

/** What to do to get live answers. */
final class TeacherHelp {
  private TeacherHelp() {}

  static String live(TeacherSettings settings) {
    return "To run live: export "
        + settings.apiKeyEnv()
        + "=… and run the same command; or set "
        + settings.path()
        + ".base_url (or export OPENAI_BASE_URL) to a local server such as"
        + " http://localhost:8000/v1, which needs no key";
  }
}
