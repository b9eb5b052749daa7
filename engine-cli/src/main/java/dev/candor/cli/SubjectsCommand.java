package dev.candor.cli;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.message.Subject;
import dev.candor.message.SubjectDescriptor;
import dev.candor.message.Theme;
import dev.candor.message.UnknownWordException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code candor subjects}: what a message can be about. */
@Command(
    name = "subjects",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "What a message can be about.",
    subcommands = {SubjectsCommand.ListCommand.class, SubjectsCommand.ShowCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor subjects list --theme opsCollDebt",
      "  candor subjects show loanOverdueFirstNotice --json"
    })
final class SubjectsCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    EscapingWriter.help(spec);
  }

  private static <W> W word(String place, String text, Function<String, W> read) {
    try {
      return read.apply(text);
    } catch (UnknownWordException unknown) {
      throw new InvalidInputException(
          "the command line",
          new Fault(
              place,
              "",
              String.valueOf(unknown.getMessage()),
              unknown.nearest().isEmpty()
                  ? "see candor subjects list."
                  : "write " + unknown.nearest().get(0) + "."));
    }
  }

  private static String theme(SubjectDescriptor descriptor) {
    Theme theme = descriptor.theme();
    return theme == null ? "(theme must be given)" : theme.wireName();
  }

  /** {@code candor subjects list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the subjects with title and implicit theme.")
  static final class ListCommand implements Runnable {

    @Option(
        names = "--theme",
        paramLabel = "THEME",
        completionCandidates = Completions.Themes.class,
        description = "Only those with this implicit theme.")
    private @Nullable String theme;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      PrintWriter out = Given.of(spec).commandLine().getOut();
      @Nullable Theme wanted = theme == null ? null : word("--theme", theme, Theme::of);
      List<SubjectDescriptor> subjects =
          Arrays.stream(Subject.values())
              .map(SubjectDescriptor::of)
              .filter(subject -> wanted == null || subject.theme() == wanted)
              .toList();
      if (json) {
        out.println(Json.text(subjects.stream().map(Json::subject).toList()));
      } else {
        subjects.forEach(
            subject ->
                out.printf("%-48s %-50s %s%n", subject.subject(), subject.title(), theme(subject)));
      }
    }
  }

  /** {@code candor subjects show}. */
  @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one subject.")
  static final class ShowCommand implements Runnable {

    @Parameters(
        paramLabel = "SUBJECT",
        completionCandidates = Completions.Subjects.class,
        description = "Its name, such as loanOverdueFirstNotice.")
    private String subject = "";

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      PrintWriter out = Given.of(spec).commandLine().getOut();
      SubjectDescriptor descriptor = SubjectDescriptor.of(word("SUBJECT", subject, Subject::of));
      if (json) {
        out.println(Json.text(Json.subject(descriptor)));
      } else {
        String caseTypes =
            descriptor.caseTypes().isEmpty()
                ? "any"
                : descriptor.caseTypes().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
        out.printf("subject         %s%n", descriptor.subject());
        out.printf("title           %s%n", descriptor.title());
        out.printf("theme           %s%n", theme(descriptor));
        out.printf("case types      %s%n", caseTypes);
        out.printf("agent can send  %s%n", descriptor.agentCanSend() ? "yes" : "no");
        out.printf("preview only    %s%n", descriptor.previewOnly() ? "yes" : "no");
      }
    }
  }
}
