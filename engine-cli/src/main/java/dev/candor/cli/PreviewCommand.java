package dev.candor.cli;

import dev.candor.Preview;
import dev.candor.document.TextSegments;
import dev.candor.message.Channel;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code candor preview}: subject line, text and html of a message. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = "Writes subject line, text and html of a message and sends nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor preview --subject loanOverdueFirstNotice --channel email",
      "  candor preview --subject paymentSuccessful --channel text --context payment.json --json"
    })
final class PreviewCommand implements Callable<Integer> {

  @Mixin private @Nullable Writing writing;

  @Option(
      names = "--json",
      description =
          "Answers in JSON: contentHtml, contentText, subjectLine; segments and encoding of a text message.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Given.of(spec);
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    Writing given = Given.of(writing);
    try (LazyInteractions interactions = given.interactions()) {
      Writing.Asked asked = given.asked(err, interactions, List.of());
      Preview preview = asked.candor().preview(asked.request());
      String text = preview.contentText();
      TextSegments segments =
          asked.request().channel() == Channel.TEXT && text != null ? TextSegments.of(text) : null;
      if (json) {
        out.println(Json.text(Json.with(segments, Json.preview(preview))));
      } else {
        part(out, "subject line", preview.subjectLine());
        part(out, segments == null ? "text" : "text, " + segments, text);
        part(out, "html", preview.contentHtml());
      }
      Writing.warn(err, preview.undefinedNames());
      return Main.DONE;
    }
  }

  private static void part(PrintWriter out, String name, @Nullable String content) {
    if (content != null) {
      out.println("--- " + name);
      out.println(EscapingWriter.content(content.stripTrailing()));
    }
  }
}
