package dev.candor.cli.template;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.fault.Nearest;
import dev.candor.template.TemplateListing;
import dev.candor.template.Templatebook;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code candor templates show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows what a template is written from, its layouts and partials too.")
final class TemplatesShowCommand implements Runnable {

  @Parameters(
      paramLabel = "KEY",
      description = "Its key, such as paymentSuccessful/email or es/paymentSuccessful/email.")
  private String key = "";

  @Option(names = "--part", paramLabel = "PART", description = "Only subject, html or text.")
  private @Nullable String part;

  @Mixin private @Nullable TemplateOptions templates;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    Templatebook book = requireValue(templates).book();
    TemplateListing found =
        book.listing().stream()
            .filter(one -> one.descriptor().key().equals(key))
            .findFirst()
            .orElseThrow(() -> refuseKey(book));
    List<TemplateListing.Part> parts =
        found.parts().stream().filter(one -> part == null || one.name().equals(part)).toList();
    if (parts.isEmpty()) {
      throw refusePart(found);
    }
    requireValue(answer).give(new TemplateSources(found, parts));
  }

  private InvalidInputException refusePart(TemplateListing found) {
    String there =
        found.parts().stream().map(TemplateListing.Part::name).collect(Collectors.joining(", "));
    return new InvalidInputException(
        "the command line",
        new Fault(
            "--part",
            "",
            "The template (" + key + ") has no part (" + part + "). Parts: " + there + ".",
            "write --part " + found.parts().get(0).name() + "."));
  }

  private InvalidInputException refuseKey(Templatebook book) {
    // the keys of English have no language before them
    String wanted = key.startsWith("en/") ? key.substring("en/".length()) : key;
    List<String> nearest = Nearest.to(wanted, book.templates(), 3);

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
