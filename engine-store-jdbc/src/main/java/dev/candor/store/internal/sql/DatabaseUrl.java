package dev.candor.store.internal.sql;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a record is kept, as somebody wrote it. */
public sealed interface DatabaseUrl {

  /** The place of a fault of what somebody wrote. */
  String PLACE = "url";

  String FORMS =
      "write the path of a file, \"jdbc:sqlite:candor.db\" or \"jdbc:postgresql://host:5432/database\".";

  <T> T match(Function<File, T> file, Function<Server, T> server);

  /** A file. */
  record File(Path path) implements DatabaseUrl {
    @Override
    public <T> T match(Function<File, T> file, Function<Server, T> server) {
      return file.apply(this);
    }
  }

  /** A PostgreSQL server; the url holds its password. */
  record Server(String url) implements DatabaseUrl {
    @Override
    public <T> T match(Function<File, T> file, Function<Server, T> server) {
      return server.apply(this);
    }

    @Override
    public String toString() {
      return show(url);
    }
  }

  /** Reads a url or the bare path of a file; anything else is refused. */
  static DatabaseUrl of(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (lower.startsWith("jdbc:postgresql:")) {
      return new Server(value);
    }
    if (lower.startsWith("postgresql:") || lower.startsWith("postgres:")) {
      throw refuse(
          "The value (" + show(value) + ") is a PostgreSQL url, but not one of JDBC.",
          "write \"jdbc:postgresql://host:5432/database?user=...&password=...\".");
    }
    if (lower.startsWith("jdbc:sqlite:")) {
      return file(value, value.substring("jdbc:sqlite:".length()));
    }
    if (Scheme.URL.matcher(value).lookingAt()) {
      throw refuse("The value (" + show(value) + ") is not a database that Candor knows.", FORMS);
    }

    return file(value, value);
  }

  private static DatabaseUrl file(String value, String path) {
    if (path.isBlank()) {
      throw refuse("The value (" + value + ") names no file.", FORMS);
    }
    if (path.startsWith(":memory:")) {
      throw refuse(
          "The value ("
              + value
              + ") keeps nothing: an in-memory database is gone with its connection.",
          "write the path of a file.");
    }
    if (path.startsWith("file:") || path.startsWith(":resource:") || path.indexOf('?') >= 0) {
      throw refuse(
          "The value (" + show(value) + ") holds options; a SQLite file takes none.",
          "write the path alone, such as \"jdbc:sqlite:candor.db\".");
    }

    try {
      return new File(Path.of(path).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw refuse("The value (" + show(value) + ") is not a path.", FORMS);
    }
  }

  /**
   * Returns the value fit to be shown: without what may be a password, without control characters.
   * A password may hold any character, so everything up to the last {@code @} is left out.
   */
  static String show(String value) {
    if (!Scheme.URL.matcher(value).lookingAt()) {
      return Scheme.CONTROL.matcher(value).replaceAll(" ");
    }

    int query = Scheme.first(value);
    String open = query < 0 ? value : value.substring(0, query);
    boolean cut = query >= 0 && value.indexOf('@', query) >= 0 && open.indexOf('@') < 0;
    int host = Scheme.host(open);
    String shown =
        cut && open.indexOf('/', host) < 0
            ? open.substring(0, host) + "..."
            : open.substring(0, host)
                + Scheme.CREDENTIALS.matcher(open.substring(host)).replaceFirst("...@");

    return Scheme.CONTROL
        .matcher(query < 0 ? shown : shown + value.charAt(query) + "...")
        .replaceAll(" ");
  }

  static InvalidInputException refuse(String message, String maybe) {
    return new InvalidInputException("the store", new Fault(PLACE, "", message, maybe));
  }

  /** Patterns, compiled once. */
  final class Scheme {
    /** Two letters at least: C:\candor.db is a path. */
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

    private static final Pattern CREDENTIALS = Pattern.compile("^.*@", Pattern.DOTALL);
    private static final Pattern QUERY = Pattern.compile("[?;]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Scheme() {}

    private static int first(String value) {
      Matcher query = QUERY.matcher(value);
      return query.find() ? query.start() : -1;
    }

    /** Returns where what follows the names of the scheme begins. */
    private static int host(String value) {
      int slashes = value.indexOf("//");
      if (slashes >= 0 && value.lastIndexOf('@', slashes) < 0) {
        return slashes + 2;
      }
      Matcher scheme = URL.matcher(value);
      return scheme.lookingAt() ? scheme.end() : 0;
    }
  }
}
