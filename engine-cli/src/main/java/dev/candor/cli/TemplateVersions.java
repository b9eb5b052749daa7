package dev.candor.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.document.TemplateStore;
import dev.candor.document.TemplateVersion;
import dev.candor.document.TemplateVersion.Stamp;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.store.JdbcInteractions;
import dev.candor.template.TemplateLibrary;
import dev.candor.template.Templatebook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands under {@code candor templates} that change what a database has in use. */
final class TemplateVersions {

  private TemplateVersions() {}

  /** Where they are kept, and who changes them when. */
  static final class Change extends Database {

    @Option(
        names = "--by",
        required = true,
        paramLabel = "WHO",
        description = "Your user id; kept with the change.")
    private String by = "";

    @Option(
        names = "--now",
        paramLabel = "INSTANT",
        description = "The instant kept with the change; the clock's unless given.")
    private @Nullable String now;

    Stamp stamp() {
      return new Stamp(by, now == null ? Clock.systemUTC().instant() : instant(now));
    }

    private static Instant instant(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException malformed) {
        throw new InvalidInputException(
            "the command line",
            new Fault(
                "--now",
                "",
                "The value (" + text + ") is not an instant.",
                "write it as 2026-03-06T15:00:00Z."));
      }
    }
  }

  private static TemplateLibrary library(JdbcInteractions interactions) {
    return TemplateLibrary.over(
        Templatebook.fromClasspath(TemplateVersions.class.getClassLoader(), "templatebook/us"),
        interactions.templates());
  }

  private static PrintWriter out(@Nullable CommandSpec spec) {
    return Given.of(spec).commandLine().getOut();
  }

  private static String state(TemplateVersion version) {
    return version.state().name().toLowerCase(Locale.ROOT);
  }

  /** {@code candor templates import}. */
  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description =
          "Keeps drafts in the database of what a folder has and what is in use has not, or has otherwise.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  candor templates import our-templates --by ana --note \"new address\"",
        "  candor templates import our-templates --by ana --activate"
      })
  static final class ImportCommand implements Runnable {

    @Mixin private @Nullable Change change;

    @Parameters(
        paramLabel = "FOLDER",
        description = "A folder with templates, partials or layouts.")
    private @Nullable Path folder;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, in a few words.")
    private String note = "";

    @Option(names = "--activate", description = "Puts all of them into use at once, in one step.")
    private boolean activate;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      PrintWriter out = out(spec);
      Change given = Given.of(change);
      Stamp stamp = given.stamp();
      try (JdbcInteractions interactions = given.open()) {
        TemplateLibrary library = library(interactions);
        List<TemplateVersion> drafts = library.draft(Given.of(folder), note, stamp);
        if (activate && !drafts.isEmpty()) {
          Map<String, Integer> numbers = new LinkedHashMap<>();
          drafts.forEach(draft -> numbers.put(draft.key(), draft.number()));
          library.activate(numbers, stamp);
        }
        for (TemplateVersion draft : drafts) {
          out.printf(
              "%-48s version %d, %s%n", draft.key(), draft.number(), activate ? "active" : "draft");
        }
        if (drafts.isEmpty()) {
          out.println("Nothing differs from what is in use.");
        } else if (!activate) {
          out.println("Put them into use with: candor templates activate KEY --by " + stamp.by());
        }
      }
    }
  }

  /** {@code candor templates versions}. */
  @Command(
      name = "versions",
      mixinStandardHelpOptions = true,
      description = "Lists what the database keeps: every version of one key, or of all.")
  static final class ListCommand implements Runnable {

    @Mixin private @Nullable Database kept;

    @Parameters(
        arity = "0..1",
        paramLabel = "KEY",
        description = "Such as en/paymentFailed/email, partials/footer or layouts/letter.")
    private @Nullable String key;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      PrintWriter out = out(spec);
      try (JdbcInteractions interactions = Given.of(kept).existing()) {
        TemplateStore store = interactions.templates();
        List<TemplateVersion> versions =
            (key == null ? store.keys() : List.of(TemplateLibrary.versionKey(key)))
                .stream().flatMap(one -> store.versions(one).stream()).toList();
        if (json) {
          ArrayNode all = JsonNodeFactory.instance.arrayNode();
          versions.forEach(version -> all.add(json(version)));
          out.println(Json.text(all));
          return;
        }
        for (TemplateVersion version : versions) {
          Stamp last =
              Optional.ofNullable(version.retired())
                  .filter(stamp -> version.state() == TemplateVersion.State.RETIRED)
                  .or(() -> Optional.ofNullable(version.activated()))
                  .orElse(version.drafted());
          out.printf(
              "%-48s %4d  %-8s %s by %s%s%n",
              version.key(),
              version.number(),
              state(version),
              last.at(),
              last.by(),
              version.note().isEmpty() ? "" : "  " + version.note());
        }
        if (versions.isEmpty()) {
          out.println(
              key == null ? "No versions: the standard templates are in use." : "No versions.");
        }
      }
    }

    private static ObjectNode json(TemplateVersion version) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("key", version.key());
      json.put("number", version.number());
      json.put("state", state(version));
      json.put("checksum", version.checksum());
      json.put("note", version.note());
      put(json, "drafted", version.drafted());
      put(json, "activated", version.activated());
      put(json, "retired", version.retired());
      ObjectNode files = json.putObject("files");
      version.files().forEach(files::put);
      return json;
    }

    private static void put(ObjectNode json, String name, @Nullable Stamp stamp) {
      if (stamp == null) {
        json.putNull(name);
      } else {
        json.putObject(name).put("by", stamp.by()).put("at", stamp.at().toString());
      }
    }
  }

  /** {@code candor templates activate}. */
  @Command(
      name = "activate",
      mixinStandardHelpOptions = true,
      description =
          "Puts a version into use, the newest unless another is named. Refused when the whole would not load with it.")
  static final class ActivateCommand implements Runnable {

    @Mixin private @Nullable Change change;

    @Parameters(
        arity = "1..*",
        paramLabel = "KEY[@N]",
        description =
            "Such as en/paymentFailed/email or partials/footer@3; several are put into use in one step.")
    private @Nullable List<String> keys;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      Change given = Given.of(change);
      Stamp stamp = given.stamp();
      try (JdbcInteractions interactions = given.existing()) {
        TemplateLibrary library = library(interactions);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (String written : Given.of(keys)) {
          int at = written.indexOf('@');
          String key = TemplateLibrary.versionKey(at < 0 ? written : written.substring(0, at));
          numbers.put(key, at < 0 ? newest(library, key) : number(written, at));
        }
        library.activate(numbers, stamp);
        numbers.forEach(
            (key, number) -> out(spec).println(key + " version " + number + " is in use."));
      }
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

  /** {@code candor templates rollback}. */
  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description =
          "Puts the version into use that was before in time, one step further back each time; where there was none, the standard one.")
  static final class RollBackCommand implements Runnable {

    @Mixin private @Nullable Change change;

    @Parameters(paramLabel = "KEY", description = "Such as en/paymentFailed/email.")
    private String key = "";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      Change given = Given.of(change);
      Stamp stamp = given.stamp();
      try (JdbcInteractions interactions = given.existing()) {
        Optional<TemplateVersion> now = library(interactions).rollBack(key, stamp);
        out(spec)
            .println(
                now.map(version -> version.key() + " version " + version.number() + " is in use.")
                    .orElse(
                        TemplateLibrary.versionKey(key)
                            + ": no version is in use; the standard templates show."));
      }
    }
  }

  /** {@code candor templates retire}. */
  @Command(
      name = "retire",
      mixinStandardHelpOptions = true,
      description = "Takes the version in use out of use, so that the standard one shows again.")
  static final class RetireCommand implements Runnable {

    @Mixin private @Nullable Change change;

    @Parameters(paramLabel = "KEY", description = "Such as en/paymentFailed/email.")
    private String key = "";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      Change given = Given.of(change);
      Stamp stamp = given.stamp();
      try (JdbcInteractions interactions = given.existing()) {
        library(interactions).retire(key, stamp);
        out(spec)
            .println(
                TemplateLibrary.versionKey(key)
                    + ": no version is in use; the standard templates show.");
      }
    }
  }

  /** {@code candor templates enable}. */
  @Command(
      name = "enable",
      mixinStandardHelpOptions = true,
      description = "Lets messages be written with a template again.")
  static final class EnableCommand extends Switch {
    @Override
    boolean enabled() {
      return true;
    }
  }

  /** {@code candor templates disable}. */
  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      description = "Refuses every message that would be written with a template.")
  static final class DisableCommand extends Switch {
    @Override
    boolean enabled() {
      return false;
    }
  }

  /** Switches a template on or off. */
  abstract static class Switch implements Runnable {

    @Mixin private @Nullable Change change;

    @Parameters(
        paramLabel = "TEMPLATE",
        description = "Such as paymentFailed/email or es/paymentFailed/email; see templates list.")
    private String template = "";

    @Spec private @Nullable CommandSpec spec;

    abstract boolean enabled();

    @Override
    public void run() {
      Change given = Given.of(change);
      Stamp stamp = given.stamp();
      try (JdbcInteractions interactions = given.open()) {
        library(interactions).enable(template, enabled(), stamp);
        out(spec).println(template + " is " + (enabled() ? "enabled." : "disabled."));
      }
    }
  }
}
