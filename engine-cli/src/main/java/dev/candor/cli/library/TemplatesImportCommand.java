package dev.candor.cli.library;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.answer.CommandAnswer;
import dev.candor.cli.answer.JsonAnswers;
import dev.candor.cli.answer.TextPage;
import dev.candor.document.TemplateVersion;
import dev.candor.document.TemplateVersion.Stamp;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code candor templates import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Imports the new and the changed templates of a folder as drafts.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor templates import our-templates --by ana --note \"new address\"",
      "  candor templates import our-templates --by ana --activate"
    })
public final class TemplatesImportCommand implements Runnable {

  @Mixin private @Nullable VersionChange change;

  @Parameters(paramLabel = "FOLDER", description = "A folder with templates, partials or layouts.")
  private @Nullable Path folder;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, in a few words.")
  private String note = "";

  @Option(names = "--activate", description = "Puts all of them into use at once, in one step.")
  private boolean activate;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    Stamp stamp = requireValue(change).stamp();

    requireValue(change)
        .change(
            true,
            library -> {
              List<TemplateVersion> drafts = library.draft(requireValue(folder), note, stamp);
              if (activate && !drafts.isEmpty()) {
                Map<String, Integer> numbers = new LinkedHashMap<>();
                drafts.forEach(draft -> numbers.put(draft.key(), draft.number()));
                library.activate(numbers, stamp);
              }
              requireValue(answer).give(new Imported(drafts, activate, stamp.by()));
            });
  }

  private record Imported(List<TemplateVersion> drafts, boolean active, String by)
      implements CommandAnswer {

    @Override
    public Object toJson() {
      return drafts.stream()
          .map(
              draft ->
                  JsonAnswers.of("key", draft.key(), "number", draft.number(), "state", state()))
          .toList();
    }

    private String state() {
      return active ? "active" : "draft";
    }

    @Override
    public void print(TextPage text) {
      for (TemplateVersion draft : drafts) {
        text.out().printf("%-48s version %d, %s%n", draft.key(), draft.number(), state());
      }
      if (drafts.isEmpty()) {
        text.printLine("Nothing differs from what is in use.");
      } else if (!active) {
        text.printLine("Put them into use with: candor templates activate KEY --by " + by);
      }
    }
  }
}
