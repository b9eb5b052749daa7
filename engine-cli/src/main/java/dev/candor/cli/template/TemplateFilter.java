package dev.candor.cli.template;

import dev.candor.cli.option.Completions;
import dev.candor.cli.option.OptionValue;
import dev.candor.document.TemplateDescriptor;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.fault.Nearest;
import dev.candor.message.Channel;
import dev.candor.message.Subject;
import dev.candor.template.Templatebook;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which templates are asked for. */
final class TemplateFilter {

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      completionCandidates = Completions.Channels.class,
      description = "Only this channel's.")
  private @Nullable String channel;

  @Option(names = "--language", paramLabel = "XX", description = "Only those in this language.")
  private @Nullable String language;

  /** The templates asked for; null for what does not matter. */
  record Wanted(@Nullable Subject subject, @Nullable Channel channel, @Nullable String language) {

    boolean includes(TemplateDescriptor template) {
      return (subject == null || template.subject() == subject)
          && (channel == null || template.channel() == channel)
          && (language == null || template.language().equals(language));
    }
  }

  /** Reads them, with the subject that an argument or option of this name gives. */
  Wanted read(String name, @Nullable String subject, List<Fault> faults) {
    return new Wanted(
        OptionValue.read(name, subject, Subject::of, faults),
        OptionValue.read("--channel", channel, Channel::of, faults),
        language(faults));
  }

  private @Nullable String language(List<Fault> faults) {
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

  /** Makes the fault of a subject without templates of this kind. */
  static InvalidInputException refuseMissing(
      Templatebook book, Subject subject, @Nullable Channel channel) {
    List<String> keys =
        book.descriptors().stream()
            .filter(template -> template.subject() == subject)
            .map(TemplateDescriptor::key)
            .toList();

    return new InvalidInputException(
        "the command line",
        new Fault(
            "SUBJECT",
            "",
            "There is no template for ("
                + subject
                + (channel == null ? "" : "/" + channel)
                + ")."
                + (keys.isEmpty() ? "" : " There is: " + String.join(", ", keys) + "."),
            keys.isEmpty() ? adviseNearest(book, subject) : "take one of these."));
  }

  private static String adviseNearest(Templatebook book, Subject subject) {
    List<String> there =
        book.descriptors().stream()
            .map(TemplateDescriptor::subject)
            .distinct()
            .map(Subject::wireName)
            .sorted()
            .toList();
    List<String> nearest = Nearest.to(subject.wireName(), there, 1);
    return nearest.isEmpty() ? "see candor templates list." : "write " + nearest.get(0) + ".";
  }
}
