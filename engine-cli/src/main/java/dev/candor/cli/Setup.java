package dev.candor.cli;

import dev.candor.Candor;
import dev.candor.cli.config.Configuration;
import dev.candor.cli.config.Layer;
import dev.candor.cli.config.Setting;
import dev.candor.compliance.TieredRules;
import dev.candor.compliance.rule.Rulebook;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.json.Portfolio;
import dev.candor.law.RuleId;
import dev.candor.message.Subject;
import dev.candor.pdf.PdfWriter;
import dev.candor.template.TemplateRenderer;
import dev.candor.template.Templatebook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options by which a command puts its Candor together; what is not given is the embedded
 * default.
 */
final class Setup {

  /** How help ends that tells of a flag the configuration may stand in for. */
  static final String UNLESS = " unless given here or in the configuration.";

  private static final int MOST_NAMED = 5;

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  @Option(
      names = "--portfolio",
      paramLabel = "FILE",
      description =
          "Your borrowers, contacts, loans, cases, statements and history; the demo portfolio"
              + UNLESS
              + " See: candor schema portfolio.")
  private @Nullable Path portfolio;

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      description =
          "The instant taken for now, such as 2026-03-06T15:00:00Z; the clock's unless given, or the demo's own.")
  private @Nullable String now;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the jitter; random unless given.")
  private @Nullable Long seed;

  @Option(
      names = "--db",
      paramLabel = "URL",
      description =
          "Where the record is kept: a file, jdbc:sqlite:FILE or jdbc:postgresql://...; "
              + Configuration.DATABASE
              + " in this folder"
              + UNLESS
              + " A file that another process holds is waited for, 5 seconds at most.")
  private @Nullable String db;

  @Option(
      names = "--rulebook",
      paramLabel = "FOLDER",
      description = "Another rulebook than rulebook-us.")
  private @Nullable Path rulebook;

  @Option(
      names = "--house",
      paramLabel = "FOLDER",
      description = "Your own rules over the rulebook: those of both hold, and the strictest wins.")
  private @Nullable Path house;

  @Option(
      names = "--templates",
      paramLabel = "FOLDER",
      description = "Your own templates, over templatebook-us.")
  private @Nullable Path templates;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  private @Nullable Rulebook read;

  /** The same of a command that another mixin stands between. */
  Setup of(@Nullable CommandSpec outer) {
    command = outer;
    return this;
  }

  /** What is in force, the flags of this command among it. */
  Configuration inForce() {
    return Main.configuration(command).with(db, portfolio, rulebook, house, templates);
  }

  /** The host's data: the file given, or the demo's. */
  Portfolio portfolio(PrintWriter err) {
    Path own = inForce().borrowers().value();
    if (own != null) {
      return JsonInput.readPortfolio(own);
    }
    err.println(
        "No --portfolio given: using the demo portfolio"
            + (now == null ? ", at its own time " + Demo.NOW + "." : "."));
    return Demo.portfolio();
  }

  /** What is wrong with the options themselves. */
  List<Fault> faults() {
    try {
      clock();
      return List.of();
    } catch (InvalidInputException malformed) {
      return malformed.faults();
    }
  }

  /** Whether the demo portfolio stands in. */
  boolean demo() {
    return inForce().borrowers().value() == null;
  }

  /** The record, opened when first needed; the caller closes it. */
  LazyInteractions interactions() {
    return new LazyInteractions(inForce().database().get());
  }

  /** Candor over the host's data, or over no borrower at all when there is none to be had. */
  Candor candor(@Nullable Portfolio host, LazyInteractions interactions, PrintWriter err) {
    return candor(host, interactions, err, null);
  }

  /** The same for messages about one subject, which is all that is read of the templates. */
  Candor candor(
      @Nullable Portfolio host,
      LazyInteractions interactions,
      PrintWriter err,
      @Nullable Subject only) {
    Candor.Builder builder =
        Candor.builder()
            .borrowers(host == null ? id -> Optional.empty() : host)
            .company(host == null ? null : host.company())
            .interactions(interactions)
            .rules(TieredRules.of(rulebook(err)))
            .renderer(TemplateRenderer.of(templates(interactions, only), new PdfWriter()))
            .clock(clock())
            .nowTolerance(inForce().tolerance().get());
    if (inForce().waitForCaps().get()) {
      builder.waitForCaps();
    }
    inForce().officeHours().get().forEach(builder::officeHours);
    inForce().throttles().get().forEach(builder::throttle);
    Long fixed = seed;
    if (fixed != null) {
      builder.seeds(() -> fixed);
    }
    return builder.build();
  }

  /**
   * The demo stands still at its own time, so that its dates fit each other whenever it is looked
   * at.
   */
  private Clock clock() {
    if (now != null) {
      return Clock.fixed(instant("--now", now), ZoneOffset.UTC);
    }
    return demo() ? Clock.fixed(Demo.NOW, ZoneOffset.UTC) : Clock.systemUTC();
  }

  /** The rulebook messages are decided by: the folder's, or rulebook-us. Read once. */
  Rulebook rulebook(PrintWriter err) {
    Rulebook known = read;
    if (known == null) {
      known = readRulebook(err);
      read = known;
    }
    return known;
  }

  private Rulebook readRulebook(PrintWriter err) {
    Setting<List<Setting<Layer>>> layers = inForce().rulebooks();
    Rulebook all = RuleFolder.laid(layers.get().stream().map(Setting::get).toList());
    if (!layers.isDefault()) {
      boolean alone = layers.get().size() == 1 && rulebook != null;
      err.println(
          using(all)
              + (alone
                  ? " They hold alone, in place of rulebook-us; --house lays rules over it."
                  : ""));
    }
    return all;
  }

  private static String using(Rulebook rulebook) {
    List<RuleId> off = rulebook.switchedOff();
    return "Using "
        + rulebook.version().name()
        + " "
        + rulebook.version().version()
        + ", "
        + rulebook.size()
        + " rules"
        + (off.isEmpty()
            ? "."
            : off.size() > MOST_NAMED
                ? "; switched off: " + off.size() + " more."
                : "; switched off: "
                    + off.stream().map(Object::toString).collect(Collectors.joining(", "))
                    + ".");
  }

  /** The templates messages are written with. */
  Templatebook templates(LazyInteractions interactions) {
    return Books.laid(folder(), interactions);
  }

  private Templatebook templates(LazyInteractions interactions, @Nullable Subject only) {
    return only == null || folder() != null || Books.changed(interactions)
        ? templates(interactions)
        : Books.standard(only);
  }

  /** The folder of own templates, or null. */
  @Nullable Path folder() {
    return inForce().templates().value();
  }

  /** The instant taken for now. */
  Instant now() {
    return clock().instant();
  }

  /** The instant an option gives, from 1970 to 2200; any other is refused. */
  static Instant instant(String option, String text) {
    Instant instant;
    try {
      instant = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException malformed) {
      throw wrong(
          option,
          "The value (" + text + ") is not an instant.",
          "write it as 2026-03-06T15:00:00Z or 2026-03-06T10:00:00-05:00.");
    }
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw wrong(
          option,
          "The value (" + text + ") must be from " + EARLIEST + " to " + LATEST + ".",
          "check the year.");
    }
    return instant;
  }

  private static InvalidInputException wrong(String option, String message, String maybe) {
    return new InvalidInputException("the command line", new Fault(option, "", message, maybe));
  }
}
