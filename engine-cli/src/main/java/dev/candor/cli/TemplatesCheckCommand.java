package dev.candor.cli;

import dev.candor.fault.Fault;
import dev.candor.message.Subject;
import dev.candor.template.TemplateCheck;
import dev.candor.template.Templatebook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code candor templates check}: everything that is wrong with templates, at once. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Tells everything that is wrong with templates, and what is worth a look.",
      "Each template is also written, with samples/SUBJECT.json where there is one. Exit code 3 where there is a fault."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  candor templates check my-templates", "  candor templates check --strict --json"})
final class TemplatesCheckCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Your templates; those of --templates unless given, or else the standard ones.")
  private @Nullable Path named;

  @Mixin private @Nullable Books books;

  @Option(names = "--strict", description = "Counts what is worth a look as a fault.")
  private boolean strict;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Given.of(spec).commandLine().getOut();
    Books given = Given.of(books);
    Path folder = named == null ? given.folder() : named;
    Path checked = folder == null ? null : Books.existing(folder);
    List<Fault> faults = new ArrayList<>();
    Map<Subject, Map<String, @Nullable Object>> samples = Books.samples(checked, faults);
    Templatebook below = given.below();
    TemplateCheck check =
        checked == null
            ? TemplateCheck.of(below, samples)
            : TemplateCheck.ofFolder(checked, below, samples);
    faults.addAll(check.faults());
    faults.sort(Fault.BY_PLACE);
    if (json) {
      out.println(
          Json.text(
              Json.of(
                  "templates",
                  check.templates(),
                  "faults",
                  faults.stream().map(Json::fault).toList(),
                  "notes",
                  check.notes().stream().map(Json::fault).toList())));
    } else {
      told(out, "fault", faults);
      told(out, "note", check.notes());
      out.println(
          counted(check.templates(), "template")
              + ": "
              + counted(faults.size(), "fault")
              + ", "
              + counted(check.notes().size(), "note")
              + ".");
    }
    boolean broken = !faults.isEmpty() || (strict && !check.notes().isEmpty());
    return broken ? Main.BROKEN : Main.DONE;
  }

  private static void told(PrintWriter out, String kind, List<Fault> faults) {
    for (Fault fault : faults) {
      out.println(kind + "  " + fault.line());
      if (!fault.maybe().isEmpty()) {
        out.println("    Maybe " + fault.maybe());
      }
      out.println();
    }
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
