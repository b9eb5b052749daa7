package dev.candor.cli.library;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.document.TemplateVersion;
import dev.candor.document.TemplateVersion.Stamp;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.template.TemplateLibrary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code candor templates activate}. */
@Command(
    name = "activate",
    mixinStandardHelpOptions = true,
    description =
        "Puts a version into use, the newest unless another is named. Refused when the whole would not load with it.")
public final class TemplatesActivateCommand implements Runnable {

  @Mixin private @Nullable VersionChange change;

  @Parameters(
      arity = "1..*",
      paramLabel = "KEY[@N]",
      description =
          "Such as en/paymentFailed/email or partials/footer@3; several are put into use in one step.")
  private @Nullable List<String> keys;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public void run() {
    Stamp stamp = requireValue(change).stamp();

    requireValue(change)
        .change(
            false,
            library -> {
              Map<String, Integer> numbers = numbers(library);
              library.activate(numbers, stamp);
              requireValue(answer)
                  .give(
                      new InUseAnswer(
                          numbers.entrySet().stream()
                              .map(
                                  one -> new InUseAnswer.VersionInUse(one.getKey(), one.getValue()))
                              .toList()));
            });
  }

  private Map<String, Integer> numbers(TemplateLibrary library) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (String written : requireValue(keys)) {
      int at = written.indexOf('@');
      String key = TemplateLibrary.versionKey(at < 0 ? written : written.substring(0, at));
      numbers.put(key, at < 0 ? newest(library, key) : number(written, at));
    }
    return numbers;
  }

  private static int newest(TemplateLibrary library, String key) {
    List<TemplateVersion> versions = library.versions(key);
    // one that is not there is refused by the library, with the names like it
    return versions.isEmpty() ? 1 : versions.get(0).number();
  }

  private static int number(String written, int at) {
    try {
      return Integer.parseInt(written.substring(at + 1));
    } catch (NumberFormatException malformed) {
      throw new InvalidInputException(
          "the command line",
          new Fault(
              "KEY",
              "",
              "The value (" + written + ") has no number after @.",
              "write it like partials/footer@3."));
    }
  }
}
