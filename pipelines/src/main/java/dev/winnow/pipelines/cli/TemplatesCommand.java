package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.look.Paint;
import dev.winnow.pipelines.look.Sheet;
import dev.winnow.pipelines.preview.SampleChats;
import dev.winnow.templates.chat.ChatTemplate;
import dev.winnow.templates.chat.ChatTemplates;
import dev.winnow.templates.settings.Part;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow templates}. */
@Command(
    name = "templates",
    header = "List the chat templates, or show one with its control tokens.",
    description = {
      "%nTo standard output. In the examples ↵ is a line's end; on a terminal control tokens are",
      "coloured, unless NO_COLOR is set.%n"
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  winnow templates", "  winnow templates chatml"})
final class TemplatesCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Only this one.")
  @Nullable String only;

  @Mixin HelpOption help = new HelpOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    String name = only == null ? null : TemplateName.checked(spec.commandLine(), "NAME", only);
    String between = "";
    for (Part<ChatTemplate> part : ChatTemplates.ALL) {
      if (name == null) {
        out.print(between);
        list(part, out);
        between = "\n";
      } else if (name.equals(part.name())) {
        show(part, out);
      }
    }
    out.flush();
    return 0;
  }

  private static void list(Part<ChatTemplate> part, PrintWriter out) {
    ChatTemplate template = ChatTemplates.named(part.name());
    out.println(part.name());
    out.println("  " + part.doc());
    out.println("  " + paint(template).line(template.render(SampleChats.ONE_TURN)));
  }

  private static void show(Part<ChatTemplate> part, PrintWriter out) {
    ChatTemplate template = ChatTemplates.named(part.name());
    out.println(part.name());
    out.println("  " + part.doc());
    KeyLines.print(part.parameters(), out);
    Sheet sheet = new Sheet();
    sheet.heading("Control tokens");
    sheet.text(String.join("\n", template.controlTokens()), paint(template));
    boolean all = template.refusal(SampleChats.TWO_TURNS).isEmpty();
    sheet.heading(all ? "A system message and two turns" : "Two turns; no system message");
    sheet.text(
        template.render(all ? SampleChats.TWO_TURNS : SampleChats.TWO_TURNS_ALONE),
        paint(template));
    sheet.heading("In a recipe");
    sheet.text("render: {format: text, template: " + part.name() + "}", paint(template));
    out.println();
    out.print(sheet);
  }

  private static Paint paint(ChatTemplate template) {
    return new Paint(template.controlTokens(), Colour.shown());
  }
}
