package dev.candor.cli;

import dev.candor.OfficeHours;
import dev.candor.cli.config.Configuration;
import dev.candor.cli.config.Layer;
import dev.candor.cli.config.Setting;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.interaction.Throttle;
import dev.candor.json.Portfolio;
import dev.candor.store.JdbcInteractions;
import dev.candor.time.TimeLimit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code candor config}: what is written once for every command. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "What is in force: flags, then the environment, then the configuration file, then the defaults.",
      "The file is the one of --config, or of CANDOR_CONFIG, or candor.yaml of this folder. See: candor schema config."
    },
    subcommands = {ConfigCommand.ShowCommand.class, ConfigCommand.CheckCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {"  candor config show --json", "  candor config check --config /etc/candor.yaml"})
final class ConfigCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    EscapingWriter.help(spec);
  }

  /** {@code candor config show}. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows what is in force and where each value comes from, without passwords.")
  static final class ShowCommand implements Runnable {

    @Mixin private @Nullable Setup setup;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      Configuration inForce = Given.of(setup).inForce();
      PrintWriter out = Given.of(spec).commandLine().getOut();
      if (json) {
        out.println(Json.text(tree(inForce)));
      } else {
        told(inForce, out);
      }
    }
  }

  /** {@code candor config check}. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Reads the configuration and the borrowers, rulebooks and templates it names, and tells every fault. Exit code 2 where the configuration or the borrowers have one, 3 where the rest has.")
  static final class CheckCommand implements Runnable {

    @Mixin private @Nullable Setup setup;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      Configuration inForce = Given.of(setup).inForce();
      PrintWriter out = Given.of(spec).commandLine().getOut();
      Path borrowers = inForce.borrowers().value();
      List<Fault> faults = new ArrayList<>();
      try {
        if (borrowers != null) {
          Portfolio.read(borrowers);
        }
        Path templates = inForce.templates().value();
        if (templates != null) {
          Books.existing(templates);
        }
      } catch (InvalidInputException broken) {
        faults.addAll(broken.faults());
      }
      if (!faults.isEmpty()) {
        throw new InvalidInputException("what the configuration names", faults);
      }
      RuleFolder.laid(inForce.rulebooks().get().stream().map(Setting::get).toList());
      out.println(
          inForce.file() == null
              ? "No configuration file; the defaults are good."
              : "The configuration (" + inForce.file() + ") is good.");
    }
  }

  private static void told(Configuration inForce, PrintWriter out) {
    Columns columns = Columns.of("", "", "");
    columns.row(
        "file",
        inForce.file() == null ? "none" : inForce.file().toString(),
        inForce.foundBy() == null
            ? "there is no " + Configuration.FILE + " in this folder"
            : inForce.foundBy().equals("folder") ? "of this folder" : inForce.foundBy());
    row(columns, "database", inForce.database(), "", JdbcInteractions::shown);
    row(
        columns,
        "borrowers",
        inForce.borrowers(),
        "none: the demo's, and no release",
        Path::toString);
    String name = "rulebooks";
    for (Setting<Layer> layer : inForce.rulebooks().get()) {
      columns.row(name, layer.get().name(), layer.from());
      name = "";
    }
    row(columns, "templates", inForce.templates(), "templatebook-us alone", Path::toString);
    row(columns, "tolerance", inForce.tolerance(), "", Object::toString);
    row(columns, "waitForCaps", inForce.waitForCaps(), "", Object::toString);
    list(columns, "officeHours", inForce.officeHours(), ConfigCommand::said);
    list(columns, "throttles", inForce.throttles(), ConfigCommand::said);
    columns.print(out);
  }

  private static <T> void row(
      Columns columns, String name, Setting<T> setting, String none, Function<T, String> said) {
    T set = setting.value();
    columns.row(name, set == null ? none : said.apply(set), setting.from());
  }

  private static <T> void list(
      Columns columns, String name, Setting<List<T>> setting, Function<T, String> said) {
    columns.row(
        name,
        setting.get().isEmpty()
            ? "none"
            : setting.get().stream().map(said).collect(Collectors.joining("; ")),
        setting.from());
  }

  private static String said(OfficeHours hours) {
    return hours.name()
        + " ("
        + hours.id()
        + ") by "
        + channels(hours)
        + ": "
        + hours.limits().stream().map(ConfigCommand::said).collect(Collectors.joining(", "));
  }

  /** One of the three kinds that a configuration gives. */
  private static String said(TimeLimit limit) {
    String zone = limit.zone() == null ? "" : " " + limit.zone();
    if (limit instanceof TimeLimit.DailyHours hours) {
      return hours.from() + " to " + hours.to() + zone;
    }
    return limit instanceof TimeLimit.Weekdays weekdays
        ? words(weekdays.days()) + zone
        : limit instanceof TimeLimit.NotOnDays closed
            ? "not on " + words(closed.days()) + zone
            : limit.toString();
  }

  private static String words(Collection<?> words) {
    return words.stream()
        .map(word -> word.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private static String said(Throttle throttle) {
    return throttle.most() + " by " + throttle.channel() + " in " + throttle.period();
  }

  private static String channels(OfficeHours hours) {
    return hours.channels().stream()
        .sorted()
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }

  private static Map<String, @Nullable Object> tree(Configuration inForce) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("file", inForce.file() == null ? null : inForce.file().toString());
    tree.put("foundBy", inForce.foundBy());
    put(tree, "database", inForce.database(), JdbcInteractions::shown);
    put(tree, "borrowers", inForce.borrowers(), Path::toString);
    put(
        tree,
        "rulebooks",
        inForce.rulebooks(),
        layers ->
            layers.stream()
                .map(layer -> Json.of("name", layer.get().name(), "from", layer.from()))
                .toList());
    put(tree, "templates", inForce.templates(), Path::toString);
    put(tree, "tolerance", inForce.tolerance(), Object::toString);
    put(tree, "waitForCaps", inForce.waitForCaps(), flag -> flag);
    put(
        tree,
        "officeHours",
        inForce.officeHours(),
        all ->
            all.stream()
                .map(
                    hours ->
                        Json.of(
                            "id", hours.id().value(),
                            "name", hours.name(),
                            "channels",
                                hours.channels().stream().sorted().map(Object::toString).toList(),
                            "limits", hours.limits().stream().map(ConfigCommand::said).toList()))
                .toList());
    put(
        tree,
        "throttles",
        inForce.throttles(),
        all ->
            all.stream()
                .map(
                    throttle ->
                        Json.of(
                            "channel", throttle.channel().toString(),
                            "most", throttle.most(),
                            "period", throttle.period().toString()))
                .toList());
    return tree;
  }

  private static <T> void put(
      Map<String, @Nullable Object> tree,
      String name,
      Setting<T> setting,
      Function<T, Object> value) {
    T set = setting.value();
    tree.put(name, Json.of("value", set == null ? null : value.apply(set), "from", setting.from()));
  }
}
