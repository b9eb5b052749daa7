package dev.candor.cli;

import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.fault.Nearest;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.template.TemplateListing;
import dev.candor.template.TemplateVariables;
import dev.candor.template.Templatebook;
import dev.candor.template.variable.Variable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code candor templates}: what messages are written with. */
@Command(
    name = "templates",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "What messages are written with.",
    subcommands = {
      TemplatesCommand.ListCommand.class,
      TemplatesCommand.ShowCommand.class,
      TemplatesCommand.VariablesCommand.class,
      TemplatesCheckCommand.class,
      TemplatesPreviewCommand.class,
      TemplatesDiffCommand.class,
      TemplateVersions.ImportCommand.class,
      TemplateVersions.ListCommand.class,
      TemplateVersions.ActivateCommand.class,
      TemplateVersions.RollBackCommand.class,
      TemplateVersions.RetireCommand.class,
      TemplateVersions.EnableCommand.class,
      TemplateVersions.DisableCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor templates list --channel email",
      "  candor templates show paymentSuccessful/email --part html",
      "  candor templates variables paymentSuccessful --sample > payment.json",
      "  candor templates check my-templates",
      "  candor templates preview paymentSuccessful --templates my-templates -o preview --watch",
      "  candor templates diff standard my-templates",
      "  candor templates import my-templates --by ana --note \"new address\""
    })
final class TemplatesCommand implements Runnable {

  private static final int SHORT = 12;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    EscapingWriter.help(spec);
  }

  /** Which templates are asked for. */
  static final class Which {

    @Option(
        names = "--channel",
        paramLabel = "CHANNEL",
        completionCandidates = Completions.Channels.class,
        description = "Only this channel's.")
    private @Nullable String channel;

    @Option(names = "--language", paramLabel = "XX", description = "Only those in this language.")
    private @Nullable String language;

    @Nullable Channel channel(List<Fault> faults) {
      return Writing.word("--channel", channel, Channel::of, faults);
    }

    @Nullable String language(List<Fault> faults) {
      String two = language;
      if (two != null && !two.matches("[a-z]{2}")) {
        faults.add(
            new Fault(
                "--language",
                "",
                "The value (" + two + ") is not a language.",
                "write two letters of ISO 639-1, such as es."));
      }
      return two;
    }
  }

  static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the command line", faults);
    }
  }

  /** The fault of a subject without templates of this kind. */
  static InvalidInputException none(Templatebook book, Subject subject, String asked) {
    List<String> there =
        book.descriptors().stream()
            .map(TemplateDescriptor::subject)
            .distinct()
            .map(Subject::wireName)
            .sorted()
            .toList();
    List<String> keys =
        book.descriptors().stream()
            .filter(template -> template.subject() == subject)
            .map(TemplateDescriptor::key)
            .toList();
    List<String> nearest = Nearest.to(subject.wireName(), there, 1);
    return new InvalidInputException(
        "the command line",
        new Fault(
            "SUBJECT",
            "",
            "There is no template for ("
                + subject
                + asked
                + ")."
                + (keys.isEmpty() ? "" : " There is: " + String.join(", ", keys) + "."),
            keys.isEmpty()
                ? nearest.isEmpty() ? "see candor templates list." : "write " + nearest.get(0) + "."
                : "take one of these."));
  }

  /** {@code candor templates list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the templates with the book they are from.")
  static final class ListCommand implements Runnable {

    @Mixin private @Nullable Books books;
    @Mixin private @Nullable Which which;

    @Option(
        names = "--subject",
        paramLabel = "SUBJECT",
        completionCandidates = Completions.Subjects.class,
        description = "Only this subject's.")
    private @Nullable String subject;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      CommandSpec command = Given.of(spec);
      PrintWriter out = command.commandLine().getOut();
      List<Fault> faults = new ArrayList<>();
      @Nullable Subject wanted = Writing.word("--subject", subject, Subject::of, faults);
      @Nullable Channel channel = Given.of(which).channel(faults);
      @Nullable String language = Given.of(which).language(faults);
      refuse(faults);
      Templatebook book = Given.of(books).book();
      List<TemplateListing> found =
          book.listing().stream()
              .filter(one -> wanted == null || one.descriptor().subject() == wanted)
              .filter(one -> channel == null || one.descriptor().channel() == channel)
              .filter(one -> language == null || one.descriptor().language().equals(language))
              .toList();
      if (json) {
        out.println(Json.text(found.stream().map(Json::template).toList()));
        return;
      }
      Columns columns = Columns.of("key", "name", "loan type", "", "book", "checksum");
      for (TemplateListing one : found) {
        TemplateDescriptor template = one.descriptor();
        List<String> marks = new ArrayList<>();
        if (!template.enabled()) {
          marks.add("disabled");
        }
        if (template.sensitive()) {
          marks.add("sensitive");
        }
        columns.row(
            template.key(),
            template.name(),
            template.loanType() == null ? "" : template.loanType().wireName(),
            String.join(", ", marks),
            one.parts().get(0).file().book(),
            one.checksum().substring(0, SHORT));
      }
      columns.print(out);
      command
          .commandLine()
          .getErr()
          .println(
              found.size() == 1
                  ? "1 template of " + book.templates().size() + "."
                  : found.size() + " templates of " + book.templates().size() + ".");
    }
  }

  /** {@code candor templates show}. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows what a template is written from, its layouts and partials too.")
  static final class ShowCommand implements Runnable {

    @Parameters(
        paramLabel = "KEY",
        description = "Its key, such as paymentSuccessful/email or es/paymentSuccessful/email.")
    private String key = "";

    @Option(names = "--part", paramLabel = "PART", description = "Only subject, html or text.")
    private @Nullable String part;

    @Mixin private @Nullable Books books;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      PrintWriter out = Given.of(spec).commandLine().getOut();
      Templatebook book = Given.of(books).book();
      TemplateListing found =
          book.listing().stream()
              .filter(one -> one.descriptor().key().equals(key))
              .findFirst()
              .orElseThrow(() -> noKey(book));
      List<TemplateListing.Part> parts =
          found.parts().stream().filter(one -> part == null || one.name().equals(part)).toList();
      if (parts.isEmpty()) {
        String there =
            found.parts().stream()
                .map(TemplateListing.Part::name)
                .collect(Collectors.joining(", "));
        throw new InvalidInputException(
            "the command line",
            new Fault(
                "--part",
                "",
                "The template (" + key + ") has no part (" + part + "). Parts: " + there + ".",
                "write --part " + found.parts().get(0).name() + "."));
      }
      if (json) {
        Map<String, @Nullable Object> tree = Json.template(found);
        tree.put("parts", parts.stream().map(Json::part).toList());
        out.println(Json.text(tree));
        return;
      }
      Map<String, TemplateListing.File> files = new LinkedHashMap<>();
      parts.forEach(one -> files.put(one.file().path(), one.file()));
      parts.forEach(
          one -> one.partials().forEach(partial -> files.putIfAbsent(partial.path(), partial)));
      files
          .values()
          .forEach(
              file -> {
                out.println("--- " + file.path() + " (" + file.book() + ")");
                out.println(EscapingWriter.content(file.text().stripTrailing()));
              });
    }

    private InvalidInputException noKey(Templatebook book) {
      List<String> nearest = Nearest.to(key, book.templates(), 3);
      return new InvalidInputException(
          "the command line",
          new Fault(
              "KEY",
              "",
              "There is no template ("
                  + key
                  + ")."
                  + (nearest.isEmpty() ? "" : " Nearest: " + String.join(", ", nearest) + "."),
              nearest.isEmpty() ? "see candor templates list." : "write " + nearest.get(0) + "."));
    }
  }

  /** {@code candor templates variables}. */
  @Command(
      name = "variables",
      mixinStandardHelpOptions = true,
      description = {
        "Lists the names that a subject's templates use, through their layouts and partials.",
        "Those from the request have to stand in its context; the others Candor puts there."
      })
  static final class VariablesCommand implements Runnable {

    @Parameters(
        paramLabel = "SUBJECT",
        completionCandidates = Completions.Subjects.class,
        description = "Its name, such as paymentSuccessful.")
    private String subject = "";

    @Mixin private @Nullable Which which;
    @Mixin private @Nullable Books books;

    @Option(names = "--schema", description = "Answers with the JSON Schema of the context.")
    private boolean schema;

    @Option(names = "--sample", description = "Answers with a context to fill in, for --context.")
    private boolean sample;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      PrintWriter out = Given.of(spec).commandLine().getOut();
      List<Fault> faults = new ArrayList<>();
      @Nullable Subject wanted = Writing.word("SUBJECT", subject, Subject::of, faults);
      @Nullable Channel channel = Given.of(which).channel(faults);
      @Nullable String language = Given.of(which).language(faults);
      if (schema && sample) {
        faults.add(
            new Fault(
                "--sample", "", "A schema and a sample are two answers.", "ask for one of them."));
      }
      if (wanted == null || !faults.isEmpty()) {
        throw new InvalidInputException("the command line", faults);
      }
      Templatebook book = Given.of(books).book();
      TemplateVariables found = book.variables(wanted, channel, language);
      if (found.templates().isEmpty()) {
        throw none(book, wanted, channel == null ? "" : "/" + channel);
      }
      if (schema) {
        out.println(Json.text(found.schema()));
      } else if (sample) {
        out.println(Json.text(found.sample()));
      } else if (json) {
        out.println(
            Json.text(
                Json.of(
                    "templates",
                    found.templates(),
                    "variables",
                    found.variables().stream().map(Json::variable).toList())));
      } else {
        told(out, "From the request", found.wanted());
        told(out, "From Candor", found.variables().stream().filter(Variable::given).toList());
        out.println("Templates: " + String.join(", ", found.templates()) + ".");
      }
    }

    private static void told(PrintWriter out, String head, List<Variable> variables) {
      if (variables.isEmpty()) {
        return;
      }
      Columns columns = Columns.of(head.toLowerCase(Locale.ROOT), "type", "", "used at");
      variables.forEach(variable -> row(columns, variable, ""));
      columns.print(out);
      out.println();
    }

    private static void row(Columns columns, Variable variable, String indent) {
      boolean item = variable.name().isEmpty();
      List<String> marks = new ArrayList<>();
      if (!item && variable.optional()) {
        marks.add("optional");
      }
      if (!item && variable.nullable() && !variable.optional()) {
        marks.add("may be null");
      }
      List<String> uses = variable.uses();
      String more = uses.size() > 1 ? " and " + (uses.size() - 1) + " more" : "";
      columns.row(
          indent + (item ? "[]" : variable.name()),
          variable.type().toString(),
          String.join(", ", marks),
          uses.isEmpty() ? "" : uses.get(0) + more);
      variable.names().forEach(name -> row(columns, name, indent + "  "));
      Variable items = variable.items();
      if (items != null) {
        row(columns, items, indent + "  ");
      }
    }
  }
}
