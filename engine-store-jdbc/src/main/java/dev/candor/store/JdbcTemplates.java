package dev.candor.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.document.TemplateStore;
import dev.candor.document.TemplateVersion;
import dev.candor.document.TemplateVersion.Stamp;
import dev.candor.document.TemplateVersion.State;
import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import dev.candor.store.internal.sql.Sql;
import dev.candor.store.internal.sql.SqlWork;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Templates in the database of the record. Made by {@link JdbcInteractions#templates}. */
final class JdbcTemplates implements TemplateStore {

  private static final String COLUMNS =
      "key, number, state, files, checksum, note, drafted_by, drafted_at, activated_by,"
          + " activated_at, retired_by, retired_at";
  private static final String REVISION = "select revision from candor_template_state";
  // the update locks the row: changes take turns
  private static final String TURN =
      "update candor_template_state set revision = revision where id = 1";
  private static final String MOVE =
      "update candor_template_state set revision = revision + 1 where id = 1 and revision = ?";
  private static final String IN_USE =
      "select %s from candor_template_version where state = 'active'".formatted(COLUMNS);
  private static final String SWITCHES = "select descriptor, enabled from candor_template_switch";
  private static final String VERSIONS =
      "select %s from candor_template_version where key = ? order by number desc"
          .formatted(COLUMNS);
  private static final String VERSION =
      "select %s from candor_template_version where key = ? and number = ?".formatted(COLUMNS);
  private static final String KEYS =
      "select distinct key from candor_template_version order by key";
  private static final String NEXT =
      "select coalesce(max(number), 0) + 1 from candor_template_version where key = ?";
  private static final String INSERT =
      "insert into candor_template_version (key, number, state, files, checksum, note, drafted_by,"
          + " drafted_at) values (?, ?, 'draft', ?, ?, ?, ?, ?)";
  private static final String RETIRE =
      "update candor_template_version set state = 'retired', retired_by = ?, retired_at = ?"
          + " where key = ? and state = 'active' returning number";
  private static final String ACTIVATE =
      "update candor_template_version set state = 'active', activated_by = ?, activated_at = ?"
          + " where key = ? and number = ?";
  private static final String SWITCH =
      "insert into candor_template_switch (descriptor, enabled) values (?, ?)"
          + " on conflict (descriptor) do update set enabled = excluded.enabled";
  private static final String CHANGE =
      "insert into candor_template_change (key, number, action, done_by, done_at) values (?, ?, ?, ?, ?)";
  private static final String CHANGES =
      "select key, number, action, done_by, done_at from candor_template_change order by seq";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, String>> FILES = new TypeReference<>() {};

  private final Connections connections;

  JdbcTemplates(Connections connections) {
    this.connections = connections;
  }

  @Override
  public long revision() {
    return read(JdbcTemplates::revision);
  }

  private static long revision(Connection connection) throws SQLException {
    return Sql.query(connection, REVISION, row -> row.getLong(1)).get(0);
  }

  @Override
  public InUse inUse() {
    return read(
        connection -> {
          while (true) {
            long before = revision(connection);
            SortedMap<String, String> files = new TreeMap<>();
            Map<String, Integer> numbers = new TreeMap<>();
            for (TemplateVersion version : Sql.query(connection, IN_USE, JdbcTemplates::version)) {
              files.putAll(version.files());
              numbers.put(version.key(), version.number());
            }
            Map<String, Boolean> enabled = new TreeMap<>();
            Sql.query(
                    connection,
                    SWITCHES,
                    row -> Map.entry(row.getString("descriptor"), row.getBoolean("enabled")))
                .forEach(one -> enabled.put(one.getKey(), one.getValue()));
            // somebody may have changed it between the queries
            if (revision(connection) == before) {
              return new InUse(before, files, numbers, enabled);
            }
          }
        });
  }

  @Override
  public List<TemplateVersion> versions(String key) {
    return read(connection -> Sql.query(connection, VERSIONS, JdbcTemplates::version, key));
  }

  @Override
  public List<String> keys() {
    return read(connection -> Sql.query(connection, KEYS, row -> row.getString(1)));
  }

  @Override
  public TemplateVersion draft(
      String key, SortedMap<String, String> files, String checksum, String note, Stamp by) {
    return write(
        "draft",
        connection -> {
          Sql.update(connection, TURN);
          int number = Sql.query(connection, NEXT, row -> row.getInt(1), key).get(0);
          Sql.update(
              connection,
              INSERT,
              key,
              number,
              json(files),
              checksum,
              note,
              by.by(),
              Sql.nanos(by.at()));
          change(connection, key, number, Action.DRAFTED, by);
          return Sql.query(connection, VERSION, JdbcTemplates::version, key, number).get(0);
        },
        kept -> true);
  }

  @Override
  public boolean activate(Map<String, Integer> numbers, long revisionSeen, Stamp by) {
    return write(
        "activate",
        connection -> {
          if (Sql.update(connection, MOVE, revisionSeen) == 0) {
            return false;
          }
          List<Fault> faults = new ArrayList<>();
          for (Map.Entry<String, Integer> one : new TreeMap<>(numbers).entrySet()) {
            String key = one.getKey();
            int number = one.getValue();
            retireActive(connection, key, by);
            if (Sql.update(connection, ACTIVATE, by.by(), Sql.nanos(by.at()), key, number) == 0) {
              faults.add(
                  new Fault(
                      key,
                      "",
                      "There is no version (" + number + ") of (" + key + ").",
                      "look at its versions first."));
            }
            change(connection, key, number, Action.ACTIVATED, by);
          }
          if (!faults.isEmpty()) {
            throw new InvalidInputException("the versions", faults);
          }
          return true;
        },
        done -> done);
  }

  @Override
  public boolean retire(String key, long revisionSeen, Stamp by) {
    return write(
        "retire",
        connection -> {
          if (Sql.update(connection, MOVE, revisionSeen) == 0) {
            return false;
          }
          retireActive(connection, key, by);
          return true;
        },
        done -> done);
  }

  private static void retireActive(Connection connection, String key, Stamp by)
      throws SQLException {
    for (int number :
        Sql.query(connection, RETIRE, row -> row.getInt(1), by.by(), Sql.nanos(by.at()), key)) {
      change(connection, key, number, Action.RETIRED, by);
    }
  }

  @Override
  public boolean enable(String descriptor, boolean enabled, long revisionSeen, Stamp by) {
    return write(
        "enable",
        connection -> {
          if (Sql.update(connection, MOVE, revisionSeen) == 0) {
            return false;
          }
          Sql.update(connection, SWITCH, descriptor, enabled);
          change(connection, descriptor, 0, enabled ? Action.ENABLED : Action.DISABLED, by);
          return true;
        },
        done -> done);
  }

  @Override
  public List<Change> changes() {
    return read(
        connection ->
            Sql.query(
                connection,
                CHANGES,
                row ->
                    new Change(
                        row.getString("key"),
                        row.getInt("number"),
                        Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                        new Stamp(row.getString("done_by"), Sql.instant(row.getLong("done_at"))))));
  }

  private static void change(Connection connection, String key, int number, Action action, Stamp by)
      throws SQLException {
    Sql.update(
        connection,
        CHANGE,
        key,
        number,
        action.name().toLowerCase(Locale.ROOT),
        by.by(),
        Sql.nanos(by.at()));
  }

  private static TemplateVersion version(ResultSet row) throws SQLException {
    return new TemplateVersion(
        row.getString("key"),
        row.getInt("number"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        files(row.getString("files")),
        row.getString("checksum"),
        row.getString("note"),
        new Stamp(row.getString("drafted_by"), Sql.instant(row.getLong("drafted_at"))),
        stamp(row, "activated"),
        stamp(row, "retired"));
  }

  private static @Nullable Stamp stamp(ResultSet row, String done) throws SQLException {
    String by = row.getString(done + "_by");
    return by == null ? null : new Stamp(by, Sql.instant(row.getLong(done + "_at")));
  }

  private static String json(SortedMap<String, String> files) throws SQLException {
    try {
      return JSON.writeValueAsString(files);
    } catch (JsonProcessingException e) {
      throw new SQLException("no JSON object", "22032", e);
    }
  }

  private static SortedMap<String, String> files(String json) throws SQLException {
    try {
      return JSON.readValue(json, FILES);
    } catch (JsonProcessingException e) {
      throw new SQLException("not a JSON object", "22032", e);
    }
  }

  private <T> T read(SqlWork<T> work) {
    try {
      return connections.read(work);
    } catch (SQLException e) {
      throw StoreFailedException.during("templates", connections.describe(), e);
    }
  }

  private <T> T write(String operation, SqlWork<T> work, Predicate<T> keep) {
    try {
      return connections.transact(work, keep);
    } catch (SQLException e) {
      throw StoreFailedException.during(operation, connections.describe(), e);
    }
  }
}
