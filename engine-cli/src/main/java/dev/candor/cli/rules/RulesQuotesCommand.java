package dev.candor.cli.rules;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.RuleFolder;
import dev.candor.compliance.rule.RuleDefinition;
import dev.candor.compliance.rule.RulebookReading;
import dev.candor.workshop.quote.EditionChanges;
import dev.candor.workshop.quote.LawTexts;
import dev.candor.workshop.quote.QuoteCheck;
import dev.candor.workshop.quote.QuoteResult;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code candor rules quotes}: whether the law's words stand where rules cite them. */
@Command(
    name = "quotes",
    mixinStandardHelpOptions = true,
    description = {
      "Looks up the quote of every rule of law, word for word, in the text its citation names, and tells which stand, which do not, and which text is missing.",
      "With --against, tells which quotes, numbers and dates moved since an older edition.",
      "Reads XML of the eCFR and of the US Code, plain text and Markdown, and nothing from the network. Exit code 1 where a quote does not stand or anything moved."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor rules quotes --texts law-2026",
      "  candor rules quotes my-rules --texts law-2027 --against law-2026 --json"
    })
final class RulesQuotesCommand implements Callable<Integer> {

  @Mixin private @Nullable RuleFolder folder;

  @Option(
      names = "--texts",
      required = true,
      paramLabel = "FOLDER",
      description = "The texts of the law: .xml, .txt and .md files.")
  private @Nullable Path texts;

  @Option(
      names = "--against",
      paramLabel = "FOLDER",
      description = "An older edition of the texts.")
  private @Nullable Path against;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    RulebookReading reading = requireValue(folder).read();
    reading.orThrow();
    List<RuleDefinition> rules = reading.rules();
    LawTexts now = LawTexts.read(requireValue(texts));
    QuoteAnswer found =
        new QuoteAnswer(
            QuoteCheck.of(rules, now),
            against == null ? null : EditionChanges.of(rules, LawTexts.read(against), now));
    requireValue(answer).give(found);

    boolean good =
        found.count(QuoteResult.Standing.DOES_NOT_STAND) == 0
            && (found.changes() == null || found.changes().isEmpty());
    return good ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
