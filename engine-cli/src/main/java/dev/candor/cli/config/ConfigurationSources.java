package dev.candor.cli.config;

import dev.candor.fault.Fault;
import dev.candor.fault.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the configuration: the file, and over it the environment. Stateless. */
public final class ConfigurationSources {

  private ConfigurationSources() {}

  /**
   * Reads what is in force: of the file that a flag names, or the variable {@code CANDOR_CONFIG},
   * or else {@code candor.yaml} in this folder where it is there.
   *
   * @throws InvalidInputException when a file that is named is not there or cannot be read, and for
   *     whatever is wrong in it; lists every fault
   */
  public static Configuration read(
      @Nullable Path flag, Map<String, String> environment, Path folder) {
    List<Fault> faults = new ArrayList<>();
    String named = environment.getOrDefault(Configuration.VARIABLE, "");
    Path standing = folder.resolve(Configuration.FILE);
    Configuration read = Configuration.STANDARD;
    if (flag != null) {
      read = ConfigurationReader.read(flag, Setting.FLAG, faults);
    } else if (!named.isBlank()) {
      Path file = path(Configuration.VARIABLE, named, faults);
      read =
          file == null
              ? Configuration.STANDARD
              : ConfigurationReader.read(file, Configuration.VARIABLE, faults);
    } else if (Files.exists(standing, LinkOption.NOFOLLOW_LINKS)) {
      read = ConfigurationReader.read(standing, "folder", faults);
    }
    Configuration all = layer(read, environment, faults);
    if (!faults.isEmpty()) {
      throw new InvalidInputException("the configuration", faults);
    }

    return all;
  }

  private static Configuration layer(
      Configuration below, Map<String, String> environment, List<Fault> faults) {
    String db = environment.getOrDefault(Configuration.DATABASE_VARIABLE, "");
    return new Configuration(
        below.file(),
        below.foundBy(),
        db.isBlank() ? below.database() : new Setting<>(db, Configuration.DATABASE_VARIABLE),
        orPath(below.borrowers(), Configuration.BORROWERS_VARIABLE, environment, faults),
        below.rulebooks(),
        orPath(below.templates(), Configuration.TEMPLATES_VARIABLE, environment, faults),
        below.tolerance(),
        below.waitForCaps(),
        below.officeHours(),
        below.throttles());
  }

  private static Setting<Path> orPath(
      Setting<Path> setting, String variable, Map<String, String> environment, List<Fault> faults) {
    String named = environment.getOrDefault(variable, "");
    return named.isBlank() ? setting : new Setting<>(path(variable, named, faults), variable);
  }

  private static @Nullable Path path(String variable, String named, List<Fault> faults) {
    try {
      return Path.of(named);
    } catch (InvalidPathException malformed) {
      faults.add(
          new Fault(variable, "", "The value (" + named + ") is not a path.", "write a path."));
      return null;
    }
  }
}
