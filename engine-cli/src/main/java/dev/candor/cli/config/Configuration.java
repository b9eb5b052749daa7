package dev.candor.cli.config;

import dev.candor.OfficeHours;
import dev.candor.Timing;
import dev.candor.interaction.Throttle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is in force: flags win over the environment, the environment over the file, the file over
 * the defaults. Immutable.
 *
 * @param file the file that was read; null where there is none
 * @param foundBy how it was found: {@code flag}, {@code CANDOR_CONFIG} or {@code folder}; null
 *     where there is none
 */
public record Configuration(
    @Nullable Path file,
    @Nullable String foundBy,
    Setting<String> database,
    Setting<Path> borrowers,
    Setting<List<Setting<RulebookLayer>>> rulebooks,
    Setting<Path> templates,
    Setting<Duration> tolerance,
    Setting<Boolean> waitForCaps,
    Setting<List<OfficeHours>> officeHours,
    Setting<List<Throttle>> throttles) {

  /** The file of the current folder, which is read when no other is named. */
  public static final String FILE = "candor.yaml";

  /** The variable that names the file. */
  public static final String VARIABLE = "CANDOR_CONFIG";

  /** The embedded store unless another is given: a SQLite file in the current folder. */
  public static final String DATABASE = "candor.db";

  static final String DATABASE_VARIABLE = "CANDOR_DATABASE";
  static final String BORROWERS_VARIABLE = "CANDOR_BORROWERS";
  static final String TEMPLATES_VARIABLE = "CANDOR_TEMPLATES";

  /** Where nothing is written: the defaults. */
  public static final Configuration STANDARD =
      new Configuration(
          null,
          null,
          Setting.standard(DATABASE),
          Setting.standard(null),
          Setting.standard(List.of(Setting.standard(RulebookLayer.STANDARD))),
          Setting.standard(null),
          Setting.standard(Timing.USUAL.nowTolerance()),
          Setting.standard(Timing.USUAL.waitsForCaps()),
          Setting.standard(List.of()),
          Setting.standard(List.of()));

  /** Returns the JSON Schema of the file, for editors and validators. */
  public static String schema() {
    try (InputStream stream = Configuration.class.getResourceAsStream("config.schema.json")) {
      return new String(
          Objects.requireNonNull(stream, "schema").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Returns the same with what flags give. {@code rulebook} stands in place of the lowest rulebook,
   * {@code house} in place of those over it.
   */
  public Configuration with(
      @Nullable String database,
      @Nullable Path borrowers,
      @Nullable Path rulebook,
      @Nullable Path house,
      @Nullable Path templates) {
    List<Setting<RulebookLayer>> layers = rulebooks.get();
    List<Setting<RulebookLayer>> all = new ArrayList<>();
    all.add(rulebook == null ? layers.get(0) : flag(rulebook));
    all.addAll(house == null ? layers.subList(1, layers.size()) : List.of(flag(house)));

    return new Configuration(
        file,
        foundBy,
        this.database.orFlag(database),
        this.borrowers.orFlag(borrowers),
        rulebook == null && house == null
            ? rulebooks
            : new Setting<>(List.copyOf(all), Setting.FLAG),
        this.templates.orFlag(templates),
        tolerance,
        waitForCaps,
        officeHours,
        throttles);
  }

  private static Setting<RulebookLayer> flag(Path folder) {
    return new Setting<>(RulebookLayer.in(folder), Setting.FLAG);
  }
}
