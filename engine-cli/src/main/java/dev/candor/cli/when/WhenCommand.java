package dev.candor.cli.when;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.Openings;
import dev.candor.cli.answer.AnswerOption;
import dev.candor.cli.option.CandorOptions;
import dev.candor.cli.option.CheckedRequest;
import dev.candor.cli.option.ClockOption;
import dev.candor.cli.option.ExitCode;
import dev.candor.cli.option.RequestArgument;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code candor when}: the days ahead, open and closed, as a picture. */
@Command(
    name = "when",
    mixinStandardHelpOptions = true,
    description = {
      "Shows when a message may go in the next days, a row a day, and which rules close the rest. Records nothing.",
      "Exits 1 when it may not go at any time shown, or with --at not at that instant. The request's own sendAt and jitter are not looked at."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  candor when examples/requests/overdue-email.json",
      "  candor when examples/requests/two-zones.json --zone America/Chicago -o week.svg",
      "  candor when request.json --portfolio mine.json --at 2026-03-07T03:30:00Z"
    })
public final class WhenCommand implements Callable<Integer> {

  private static final int DAYS = 7;
  private static final int MOST_DAYS = Math.toIntExact(Openings.LONGEST.toDays());
  private static final int WIDTH = 110;
  private static final int LEAST_WIDTH = 70;
  private static final int MOST_WIDTH = 1000;

  /** The options of another command that change the picture. */
  private static final Set<String> CARRIED =
      Set.of("--portfolio", "--now", "--db", "--rulebook", "--house", "--templates", "--config");

  @Mixin private @Nullable CandorOptions options;

  @Mixin private @Nullable RequestArgument request;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "Where the picture begins; now unless given.")
  private @Nullable String from;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How many days of 24 hours it shows, 1 to 31; 7 unless given.")
  private @Nullable Integer days;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "Asks of one instant instead: open or closed, and by which rules. One in the past is judged on what is known now.")
  private @Nullable String at;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Your own clock, such as America/Chicago, shown beside; UTC unless given.")
  private @Nullable String zone;

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      description =
          "How wide your terminal is, 70 to 1000; COLUMNS, or else 110, unless given. From about 150 on a character is 15 minutes.")
  private @Nullable Integer width;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.svg",
      description = "Writes the picture as SVG instead.")
  private @Nullable Path output;

  @Mixin private @Nullable AnswerOption answer;

  /** What is asked for; null for what was wrong or not given. */
  private record PictureOrder(
      @Nullable Instant at, @Nullable Instant from, ZoneId sender, int width, Duration length) {}

  @Override
  public Integer call() {
    CandorOptions given = requireValue(options);
    List<Fault> faults = new ArrayList<>();
    PictureOrder asked = read(faults);

    try (LazyInteractions interactions = given.interactions()) {
      CheckedRequest read =
          requireValue(request)
              .readOfAnyTime(given, interactions, requireValue(answer).err(), faults);
      Instant now = given.now().truncatedTo(ChronoUnit.MILLIS);
      Instant start = asked.from() == null ? now : asked.from();
      Openings openings = read.candor().openings(read.request(), start, start.plus(asked.length()));
      WhenPicture picture = WhenPicture.of(openings, asked.sender());
      if (output != null) {
        write(output, WhenSvg.of(picture, read.request()));
      }
      requireValue(answer)
          .give(
              new OpeningsAnswer(
                  read.request(),
                  picture,
                  now,
                  asked.sender(),
                  asked.width(),
                  asked.at() != null,
                  output));
      boolean open =
          asked.at() != null
              ? openings.open()
              : openings.stretches().stream().anyMatch(Openings.Stretch::open);
      return open ? ExitCode.DONE : ExitCode.REFUSED;
    }
  }

  private PictureOrder read(List<Fault> faults) {
    ZoneId sender = sender(faults);
    @Nullable Instant instant = instant("--at", at, faults);
    @Nullable Instant begin = instant == null ? instant("--from", from, faults) : instant;
    int terminal = requireValue(answer).terminalWidth().orElse(WIDTH, LEAST_WIDTH, MOST_WIDTH);
    int columns = number("--width", width, terminal, WIDTH, LEAST_WIDTH, MOST_WIDTH, faults);
    int length = number("--days", days, DAYS, DAYS, 1, MOST_DAYS, faults);
    checkOneInstant(faults);
    if (output != null && isNamedAsAnother(output)) {
      faults.add(
          new Fault(
              "-o",
              "",
              "The picture is an SVG, and the file (" + output + ") is named as something else.",
              "end its name in .svg."));
    }

    return new PictureOrder(instant, begin, sender, columns, Duration.ofDays(length));
  }

  /** Returns the command that shows the days ahead of a message another command was given. */
  public static String commandLine(Path file, ParseResult given) {
    StringBuilder command = new StringBuilder("candor when ").append(quote(file.toString()));
    for (OptionSpec option : given.matchedOptions()) {
      if (CARRIED.contains(option.longestName())) {
        command
            .append(' ')
            .append(option.longestName())
            .append(' ')
            .append(quote(option.originalStringValues().get(0)));
      }
    }
    return command.toString();
  }

  /** Returns the word shell-quoted. */
  private static String quote(String word) {
    return word.matches("[\\w./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /**
   * Returns whether a file ends as a picture of another kind does; one without an ending may be a
   * pipe.
   */
  private static boolean isNamedAsAnother(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.indexOf('.') > 0 && !name.toLowerCase(Locale.ROOT).endsWith(".svg");
  }

  /** Refuses what would say something of a picture, where one instant is asked of. */
  private void checkOneInstant(List<Fault> faults) {
    if (at == null) {
      return;
    }
    List<String> idle = new ArrayList<>();
    if (from != null) {
      idle.add("--from");
    }

    if (days != null) {
      idle.add("--days");
    }
    if (output != null) {
      idle.add("-o");
    }

    if (!idle.isEmpty()) {
      faults.add(
          new Fault(
              "--at",
              "",
              "One instant ("
                  + at
                  + ") was asked of, and nothing is drawn that ("
                  + String.join(", ", idle)
                  + ") would say anything of.",
              "leave out either."));
    }
  }

  private ZoneId sender(List<Fault> faults) {
    if (zone == null) {
      return ZoneOffset.UTC;
    }

    try {
      ZoneId known = ZoneId.of(zone);
      return known.normalized().equals(ZoneOffset.UTC) ? ZoneOffset.UTC : known;
    } catch (DateTimeException unknown) {
      faults.add(
          new Fault(
              "--zone",
              "",
              "The value (" + zone + ") is no time zone.",
              "write it as America/New_York or UTC."));
      return ZoneOffset.UTC;
    }
  }

  private static @Nullable Instant instant(
      String option, @Nullable String text, List<Fault> faults) {
    if (text == null) {
      return null;
    }
    try {
      return ClockOption.parse(option, text);
    } catch (InvalidInputException malformed) {
      faults.addAll(malformed.faults());
      return null;
    }
  }

  private static int number(
      String option,
      @Nullable Integer given,
      int otherwise,
      int advised,
      int least,
      int most,
      List<Fault> faults) {
    if (given == null) {
      return otherwise;
    }
    if (given < least || given > most) {
      faults.add(
          new Fault(
              option,
              "",
              "The value (" + given + ") must be from " + least + " to " + most + ".",
              "write " + advised + "."));
      return otherwise;
    }

    return given;
  }

  private static void write(Path file, String svg) {
    try {
      Files.writeString(file, svg);
    } catch (IOException unwritable) {
      throw new InvalidInputException(
          "the command line",
          new Fault(
              file.toString(),
              "",
              "The file cannot be written.",
              "check that the folder is there, its rights and its room."));
    }
  }
}
