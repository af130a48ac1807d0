package dev.winnow.pipelines.recipe;

import dev.winnow.templates.Json;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A first recipe for a method, with every key that the method has: what a run needs is filled in,
 * what else there is stands in comments, with its default.
 */
public final class RecipeDraft {
  private static final int COMMENT_COLUMN = 36;
  private static final long ROWS = 100;

  private static final String HEAD =
      """
      # %s
      #
      # Lines that begin with # may be taken into use; values in them are the defaults.
      seed: 42

      teachers:
        default:
          model: gpt-4.1-mini             # the key comes from OPENAI_API_KEY
          # base_url: http://localhost:8000/v1   # vLLM, llama.cpp, Ollama, LM Studio: need no key

      store: responses.sqlite             # keeps every answer, so that none is paid for twice

      generate:
        - method: %s
      """;

  private static final String TAIL =
      """

      filters:                            # in order; the first drop wins
        - instruction-rules: {rules: alpaca}
        - instance-rules: {}
        - exact-duplicates: {field: row}
        - near-duplicates: {field: row, shingle: {words: 5}, threshold: 0.7}

      render: {format: messages, template: chatml}

      output: {dir: out, split: train}
      """;

  private final Part<?> method;
  private final StringBuilder text = new StringBuilder();
  private final Set<StarterFile> files = EnumSet.noneOf(StarterFile.class);

  private RecipeDraft(Part<?> method) {
    this.method = method;
  }

  /** The recipe for a method. */
  public static RecipeDraft of(Part<?> method) {
    RecipeDraft draft = new RecipeDraft(method);
    draft.write();
    return draft;
  }

  /** The recipe, YAML. */
  public String text() {
    return text.toString();
  }

  /** The files that it names, relative to it. */
  public Set<StarterFile> files() {
    return EnumSet.copyOf(files);
  }

  private void write() {
    text.append(HEAD.formatted(method.doc(), method.name()));
    Keys.COMMON.forEach(parameter -> key(parameter, false, 0));
    for (Parameter parameter : method.parameters()) {
      key(parameter, essential(parameter), 0);
    }
    text.append(TAIL);
  }

  /** What must be there: also what a method starts from, and how much is wanted of it. */
  private boolean essential(Parameter parameter) {
    return parameter.isRequired()
        || parameter.name().equals("target")
        || parameter.name().equals(source());
  }

  /** Methods that can start from several things all know seed tasks. */
  private String source() {
    return method.parameters().stream().anyMatch(one -> one.name().equals("seeds"))
        ? "seeds"
        : "read";
  }

  private void key(Parameter parameter, boolean written, int depth) {
    if (parameter.type() == Parameter.Type.SECTION) {
      line("", parameter, written, depth);
      for (Parameter child : parameter.children()) {
        key(child, written && child.isRequired(), depth + 1);
      }
    } else {
      line(written ? first(parameter) : fallback(parameter), parameter, written, depth);
    }
  }

  private void line(String value, Parameter parameter, boolean written, int depth) {
    String key = "  ".repeat(depth) + parameter.name() + ":" + (value.isEmpty() ? "" : " " + value);
    String line = "    " + (written ? "" : "# ") + key;
    text.append(line).append(" ".repeat(Math.max(1, COMMENT_COLUMN - line.length())));
    text.append("# ").append(parameter.doc()).append('\n');
  }

  private static String fallback(Parameter parameter) {
    Object fallback = parameter.fallback();
    if (fallback == null && parameter.choices().size() == 1) {
      return yaml(parameter.choices().get(0));
    }
    return fallback == null ? "" : yaml(fallback);
  }

  /** A value to begin with. */
  private String first(Parameter parameter) {
    if (parameter.fallback() != null) {
      return fallback(parameter);
    }
    String word = parameter.choices().isEmpty() ? parameter.name() : parameter.choices().get(0);
    return switch (parameter.type()) {
      case FILE -> file(parameter).fileName();
      case TEACHER -> "default";
      case TEXT -> yaml(word);
      case TEXTS -> yaml(List.of(word));
      case MAPPING -> "{" + yaml(word) + ": " + yaml(word) + "}";
      case COUNTS -> "{" + yaml(word) + ": " + number(parameter) + "}";
      case INTEGER, NUMBER -> number(parameter);
      case SECTION, SECTIONS -> "";
    };
  }

  private StarterFile file(Parameter parameter) {
    StarterFile file = StarterFile.of(parameter);
    files.add(file);
    return file;
  }

  private static String number(Parameter parameter) {
    double wanted = parameter.name().equals("target") ? ROWS : 1;
    double allowed = Math.max(parameter.min(), Math.min(parameter.max(), wanted));
    return allowed == Math.rint(allowed) ? Long.toString((long) allowed) : Double.toString(allowed);
  }

  /** JSON is YAML; simple words need no quotes. */
  private static String yaml(Object value) {
    boolean simple = value instanceof String word && word.matches("[A-Za-z][A-Za-z0-9._/-]*");
    return simple
        ? value.toString()
        : Json.text(Json.MAPPER.valueToTree(Objects.requireNonNull(value)));
  }
}
