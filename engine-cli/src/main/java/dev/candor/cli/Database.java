package dev.candor.cli;

import dev.candor.cli.config.Configuration;
import dev.candor.store.JdbcInteractions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the record and its templates are kept, for commands that need nothing else. */
class Database {

  @Option(
      names = "--db",
      paramLabel = "URL",
      description =
          "Where the record is kept, and templates beside it; "
              + Configuration.DATABASE
              + " in this folder"
              + Setup.UNLESS
              + " A file that another process holds is waited for, 5 seconds at most.")
  private @Nullable String db;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  String url() {
    return Main.configuration(command).database().orFlag(db).get();
  }

  /** As it may be shown: without a password. */
  String shown() {
    return JdbcInteractions.shown(url());
  }

  JdbcInteractions open() {
    return JdbcInteractions.open(url());
  }

  /** The store, which must be there: a command that only reads makes no new one. */
  JdbcInteractions existing() {
    return LazyInteractions.existing(url());
  }
}
