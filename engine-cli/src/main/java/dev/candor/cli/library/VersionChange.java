package dev.candor.cli.library;

import static dev.candor.cli.option.Required.requireValue;

import dev.candor.cli.option.ClockOption;
import dev.candor.cli.option.ConfigurationOption;
import dev.candor.cli.option.DatabaseOption;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.cli.source.StandardTemplates;
import dev.candor.document.TemplateVersion.Stamp;
import dev.candor.store.JdbcInteractions;
import dev.candor.template.TemplateLibrary;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that changes what a database has in use. */
final class VersionChange {

  @Mixin private @Nullable DatabaseOption database;

  @Option(
      names = "--by",
      required = true,
      paramLabel = "WHO",
      description = "Your user id; kept with the change.")
  private String by = "";

  @Mixin private @Nullable ClockOption clock;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** Returns who changes it, and when. */
  Stamp stamp() {
    return new Stamp(by, requireValue(clock).orElse(Clock.systemUTC()).instant());
  }

  /**
   * Changes the library.
   *
   * @param mayBeNew whether the database is made where it is not there
   */
  void change(boolean mayBeNew, Consumer<TemplateLibrary> work) {
    String url =
        ConfigurationOption.of(command).database().orFlag(requireValue(database).flag()).get();
    try (JdbcInteractions interactions =
        mayBeNew ? LazyInteractions.openAt(url) : LazyInteractions.existing(url)) {
      work.accept(TemplateLibrary.over(StandardTemplates.book(), interactions.templates()));
    }
  }
}
