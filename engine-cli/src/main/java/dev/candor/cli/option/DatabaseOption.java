package dev.candor.cli.option;

import dev.candor.cli.config.Configuration;
import dev.candor.cli.source.LazyInteractions;
import dev.candor.store.JdbcInteractions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --db}: where the record is kept, and templates beside it. */
public final class DatabaseOption {

  @Option(
      names = "--db",
      paramLabel = "URL",
      description =
          "Where the record is kept, and templates beside it: a file, jdbc:sqlite:FILE or jdbc:postgresql://...; "
              + Configuration.DATABASE
              + " in this folder"
              + ConfigurationOption.UNLESS
              + " A file that another process holds is waited for, 5 seconds at most.")
  private @Nullable String db;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** Returns what the flag alone gives; null where it is not given. */
  public @Nullable String flag() {
    return db;
  }

  /** Returns the database in force, of a command that has this option itself. */
  public String url() {
    return ConfigurationOption.of(command).database().orFlag(db).get();
  }

  /** Returns the URL without a password, as it may be printed. */
  public String printableUrl() {
    return JdbcInteractions.redactUrl(url());
  }

  /** Opens the database, and makes it where it is not there. */
  public JdbcInteractions open() {
    return LazyInteractions.openAt(url());
  }

  /** Opens the database, which must be there: a command that only reads makes no new one. */
  public JdbcInteractions openExisting() {
    return LazyInteractions.existing(url());
  }
}
