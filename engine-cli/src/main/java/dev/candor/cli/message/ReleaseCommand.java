package dev.candor.cli.message;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.option.CandorOptions;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.OptionValue;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.fault.Fault;
import dev.candor.interaction.Release;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code candor release}: what is due goes, is moved or is withheld. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description =
        "Releases scheduled messages whose time has come: asks rules and time again on fresh facts, and lets each go, moves it or withholds it. Takes your borrowers only, never the demo's. Exits 70 when one could not be decided on; it stays scheduled.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor release --portfolio examples/portfolio.json --now 2026-03-07T13:00:00Z",
      "  candor release --config /etc/candor.yaml --most 1000 --json"
    })
public final class ReleaseCommand implements Callable<Integer> {

  private static final int MOST = 10_000;

  @Mixin private @Nullable CandorOptions options;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "At most so many messages, 1 to 10000; 100 unless given.")
  private int most = 100;

  @Mixin private @Nullable AnswerOption answer;

  @Override
  public Integer call() {
    CandorOptions given = requireValue(options);
    PrintWriter err = requireValue(answer).err();
    OptionValue.refuse(faults(given));
    try (LazyInteractions interactions = given.interactions().openExisting()) {
      List<Release> releases = given.candor(given.portfolio(err), interactions, err).release(most);
      requireValue(answer).give(new ReleaseAnswer(releases));
      return releases.stream().anyMatch(Release.Faulted.class::isInstance)
          ? ExitCode.FAILED
          : ExitCode.DONE;
    }
  }

  private List<Fault> faults(CandorOptions given) {
    List<Fault> faults = new ArrayList<>();
    if (most < 1 || most > MOST) {
      faults.add(
          new Fault(
              "--most",
              "",
              "The value (" + most + ") must be 1 to " + MOST + ".",
              "leave it out for 100."));
    }
    if (given.isDemo()) {
      // what is due is real, and the demo's borrowers are not
      faults.add(
          new Fault(
              "--portfolio",
              "",
              "A release needs your borrowers, and none are given.",
              "add --portfolio FILE, or borrowers: FILE to candor.yaml."));
    }

    return faults;
  }
}
