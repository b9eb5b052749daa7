package dev.candor.cli.option;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.Candor;
import dev.candor.cli.config.Configuration;
import dev.candor.cli.config.RulebookLayer;
import dev.candor.cli.config.Setting;
import dev.candor.cli.file.InputFile;
import dev.candor.cli.source.DemoPortfolio;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.cli.source.RulebookFolders;
import dev.candor.cli.source.StandardTemplates;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options by which a command puts its Candor together; what is not given is the embedded
 * default.
 */
public final class CandorOptions {

  private static final int MOST_NAMED = 5;

  @Option(
      names = "--portfolio",
      paramLabel = "FILE",
      description =
          "Your borrowers, contacts, loans, cases, statements and history; - for standard input, the demo portfolio"
              + ConfigurationOption.UNLESS
              + " See: candor schema portfolio.")
  private @Nullable Path portfolio;

  @Mixin private @Nullable ClockOption clock;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the jitter; random unless given.")
  private @Nullable Long seed;

  @Mixin private @Nullable DatabaseOption database;

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

  /** Returns what is in force, the flags of this command among it. */
  public Configuration inForce() {
    return ConfigurationOption.of(command)
        .with(requireValue(database).flag(), portfolio, rulebook, house, templates);
  }

  /** Returns the host's data: the file given, or the demo's. */
  public Portfolio portfolio(PrintWriter err) {
    Path own = inForce().borrowers().value();
    if (own != null) {
      return InputFile.readPortfolio(own);
    }
    err.println(
        "No --portfolio given: using the demo portfolio"
            + (!requireValue(clock).isGiven()
                ? ", at its own time " + DemoPortfolio.NOW + "."
                : "."));
    return DemoPortfolio.read();
  }

  /** Returns what is wrong with the options themselves, and each folder they name in vain. */
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>(requireValue(clock).faults());
    Path templates = templateFolder();
    inForce()
        .rulebooks()
        .get()
        .forEach(layer -> collect(faults, () -> RulebookFolders.requireFolder(layer.get())));
    if (templates != null) {
      collect(faults, () -> StandardTemplates.requireFolder(templates));
    }

    return faults;
  }

  /** Adds the faults with which something is refused. */
  public static void collect(List<Fault> faults, Runnable reading) {
    try {
      reading.run();
    } catch (InvalidInputException broken) {
      faults.addAll(broken.faults());
    }
  }

  /** Returns whether the demo portfolio stands in. */
  public boolean isDemo() {
    return inForce().borrowers().value() == null;
  }

  /** Returns the record, opened when first needed; the caller closes it. */
  public LazyInteractions interactions() {
    return new LazyInteractions(inForce().database().get());
  }

  /** Candor over the host's data, or over no borrower at all when there is none to be had. */
  public Candor candor(@Nullable Portfolio host, LazyInteractions interactions, PrintWriter err) {
    return candor(host, interactions, err, null);
  }

  /**
   * Returns the same for messages about one subject, which is all that is read of the templates.
   */
  public Candor candor(
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
   * Returns the clock in force. The demo stands still at its own time, so that its dates fit each
   * other whenever it is looked at.
   */
  private Clock clock() {
    return requireValue(clock)
        .orElse(isDemo() ? Clock.fixed(DemoPortfolio.NOW, ZoneOffset.UTC) : Clock.systemUTC());
  }

  /** Returns the rulebook messages are decided by: the folder's, or rulebook-us. Read once. */
  public Rulebook rulebook(PrintWriter err) {
    Rulebook known = read;
    if (known == null) {
      known = readRulebook(err);
      read = known;
    }
    return known;
  }

  private Rulebook readRulebook(PrintWriter err) {
    Setting<List<Setting<RulebookLayer>>> layers = inForce().rulebooks();
    Rulebook all = RulebookFolders.layer(layers.get().stream().map(Setting::get).toList());
    if (!layers.isDefault()) {
      boolean alone = layers.get().size() == 1 && rulebook != null;
      err.println(
          describe(all)
              + (alone
                  ? " They hold alone, in place of rulebook-us; --house lays rules over it."
                  : ""));
    }
    return all;
  }

  private static String describe(Rulebook rulebook) {
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

  /** Returns the templates messages are written with. */
  public Templatebook templates(LazyInteractions interactions) {
    return StandardTemplates.layer(templateFolder(), interactions);
  }

  private Templatebook templates(LazyInteractions interactions, @Nullable Subject only) {
    return only == null || templateFolder() != null || StandardTemplates.isChanged(interactions)
        ? templates(interactions)
        : StandardTemplates.of(only);
  }

  /** Returns the folder of own templates, or null. */
  public @Nullable Path templateFolder() {
    return inForce().templates().value();
  }

  /** Returns the instant taken for now. */
  public Instant now() {
    return clock().instant();
  }
}
