package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.store.JdbcInteractions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that another process holds for itself alone. */
@Tag("slow")
class LockedDatabaseTest {

  @TempDir private Path folder;

  @Test
  void says_who_holds_it_up_within_the_time_that_help_tells() throws SQLException, IOException {
    Path db = folder.resolve("record.db");
    assertThat(Terminal.example("send", "overdue-email.json", db, "--now", Terminal.NOW).exit())
        .isZero();
    Terminal locked;
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + db);
        Statement statement = other.createStatement()) {
      statement.execute("pragma locking_mode = exclusive");
      statement.execute("begin exclusive");

      locked = Terminal.candor("interactions", "list", "--db", db.toString());

      statement.execute("rollback");
    }
    assertThat(locked.exit()).isEqualTo(70);
    assertThat(locked.out()).isEmpty();
    assertThat(locked.err())
        .isEqualToNormalizingNewlines(
            """
            The database (%s) is locked by another process; waited %d seconds.
            Maybe end what holds it and try again; a transaction left open on another connection holds it, too.
            """
                .formatted(db, JdbcInteractions.BUSY_TIMEOUT.toSeconds()));
    assertThat(Terminal.candor("send", "--help").out().replaceAll("\\s+", " "))
        .contains(
            "A file that another process holds is waited for, %d seconds at most."
                .formatted(JdbcInteractions.BUSY_TIMEOUT.toSeconds()));
    assertThat(Files.size(db)).isPositive();
  }
}
