package dev.candor.cli;

import dev.candor.Openings;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

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
final class WhenCommand implements Callable<Integer> {

  private static final int DAYS = 7;
  private static final int MOST_DAYS = Math.toIntExact(Openings.LONGEST.toDays());
  private static final int WIDTH = 110;
  private static final int LEAST_WIDTH = 70;
  private static final int MOST_WIDTH = 1000;

  /** What another command may have been given that changes the picture. */
  private static final Set<String> SETUP =
      Set.of("--portfolio", "--now", "--db", "--rulebook", "--house", "--templates", "--config");

  @Mixin private @Nullable Setup setup;

  @Parameters(
      paramLabel = "REQUEST.json",
      description = "The request; - for standard input. See: candor schema request.")
  private @Nullable Path file;

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
          "How wide your terminal is, 70 to 1000; 110 unless given. From about 150 on a character is 15 minutes.")
  private @Nullable Integer width;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.svg",
      description = "Writes the picture as SVG instead.")
  private @Nullable Path output;

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Setup given = Given.of(setup);
    CommandSpec command = Given.of(spec);
    PrintWriter out = command.commandLine().getOut();
    List<Fault> faults = new ArrayList<>();
    ZoneId sender = sender(faults);
    @Nullable Instant asked = instant("--at", at, faults);
    @Nullable Instant begin = asked == null ? instant("--from", from, faults) : asked;
    int columns = number("--width", width, WIDTH, LEAST_WIDTH, MOST_WIDTH, faults);
    int length = number("--days", days, DAYS, 1, MOST_DAYS, faults);
    oneInstant(faults);
    Path to = output;
    if (to != null && isNamedAsAnother(to)) {
      faults.add(
          new Fault(
              "-o",
              "",
              "The picture is an SVG, and the file (" + to + ") is named as something else.",
              "end its name in .svg."));
    }
    try (LazyInteractions interactions = given.interactions()) {
      Request read =
          Request.anytime(
              Given.of(file), given, interactions, command.commandLine().getErr(), faults);
      Instant now = given.now().truncatedTo(ChronoUnit.MILLIS);
      Instant start = begin == null ? now : begin;
      Openings openings =
          read.candor().openings(read.request(), start, start.plus(Duration.ofDays(length)));
      WhenPicture picture = WhenPicture.of(openings, sender);
      WhenText text = new WhenText(Told.in(command), picture, now, sender);
      List<String> words = text.words(read.request());
      if (to != null) {
        write(to, WhenSvg.of(picture, read.request()));
      }
      if (json) {
        out.println(Json.text(Json.openings(openings, asked != null)));
      } else {
        List<String> lines = new ArrayList<>(words);
        if (asked == null && to == null) {
          lines.add("");
          lines.addAll(text.drawn(columns));
          lines.add("");
        }
        lines.addAll(text.grounds());
        if (to != null) {
          lines.add("wrote " + to);
        }
        out.println(EscapingWriter.lines(lines));
      }
      boolean open =
          asked != null
              ? openings.open()
              : openings.stretches().stream().anyMatch(Openings.Stretch::open);
      return open ? Main.DONE : Main.REFUSED;
    }
  }

  /** The command that shows the days ahead of a message another command was given. */
  static String asked(Path file, ParseResult given) {
    StringBuilder command = new StringBuilder("candor when ").append(quoted(file.toString()));
    for (OptionSpec option : given.matchedOptions()) {
      if (SETUP.contains(option.longestName())) {
        command
            .append(' ')
            .append(option.longestName())
            .append(' ')
            .append(quoted(option.originalStringValues().get(0)));
      }
    }
    return command.toString();
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    return word.matches("[\\w./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Whether a file ends as a picture of another kind does; one without an ending may be a pipe. */
  private static boolean isNamedAsAnother(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.indexOf('.') > 0 && !name.toLowerCase(Locale.ROOT).endsWith(".svg");
  }

  /** What asks of one instant leaves nothing to draw. */
  private void oneInstant(List<Fault> faults) {
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
      return Setup.instant(option, text);
    } catch (InvalidInputException malformed) {
      faults.addAll(malformed.faults());
      return null;
    }
  }

  private static int number(
      String option,
      @Nullable Integer given,
      int otherwise,
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
              "write " + otherwise + "."));
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
