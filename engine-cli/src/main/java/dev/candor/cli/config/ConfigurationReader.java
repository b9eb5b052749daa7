package dev.candor.cli.config;

import dev.candor.OfficeHours;
import dev.candor.compliance.internal.yaml.YamlNode;
import dev.candor.compliance.internal.yaml.YamlParser;
import dev.candor.fault.Fault;
import dev.candor.interaction.Throttle;
import dev.candor.law.RuleId;
import dev.candor.message.Channel;
import dev.candor.store.JdbcInteractions;
import dev.candor.time.LimitZone;
import dev.candor.time.TimeLimit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one file, and notes everything that is wrong with it. Not to be shared between threads. */
final class ConfigurationReader {

  static final List<String> KEYS =
      List.of(
          "database",
          "borrowers",
          "rulebooks",
          "templates",
          "tolerance",
          "waitForCaps",
          "officeHours",
          "throttles");

  private static final List<String> HOURS_KEYS =
      List.of("id", "name", "channels", "zone", "from", "to", "weekdays", "notOn");
  private static final List<String> THROTTLE_KEYS = List.of("channel", "most", "period");
  private static final List<String> DAYS =
      Arrays.stream(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();

  /** What stands for standard input in the place of a file. */
  private static final String STANDARD = "-";

  private static final int LARGEST = 1_048_576;
  private static final Duration LONGEST_TOLERANCE = Duration.ofHours(1);
  private static final Duration LONGEST_PERIOD = Duration.ofDays(31);

  // two letters at least: C:\candor.db is a path
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}");

  private final Path file;
  private final Path folder;
  private final List<Fault> faults;

  private ConfigurationReader(Path file, List<Fault> faults) {
    this.file = file;
    this.folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    this.faults = faults;
  }

  static Configuration read(Path file, String foundBy, List<Fault> faults) {
    ConfigurationReader reader = new ConfigurationReader(file, faults);
    byte[] bytes = reader.bytes();
    if (bytes == null || reader.saysNothing(bytes)) {
      return reader.none(foundBy);
    }
    Optional<YamlNode> root = YamlParser.parse(file.toString(), bytes, faults);
    return root.isEmpty() ? reader.none(foundBy) : reader.configuration(root.get(), foundBy);
  }

  private byte @Nullable [] bytes() {
    if (file.toString().equals(STANDARD)) {
      return read(System.in);
    }
    if (!Files.exists(file)) {
      return refuse("There is no such file.", "check the path, or leave it out for the defaults.");
    }
    if (!Files.isRegularFile(file)) {
      return refuse(
          "The path is a folder, a device or a pipe, not a file.", "name a file that holds YAML.");
    }

    try (InputStream stream = Files.newInputStream(file)) {
      return read(stream);
    } catch (IOException unreadable) {
      return refuse("The file cannot be read.", "check its permissions.");
    }
  }

  private byte @Nullable [] read(InputStream stream) {
    try {
      byte[] bytes = stream.readNBytes(LARGEST + 1);
      return bytes.length > LARGEST
          ? refuse(
              "The size of the file is over the bound of " + LARGEST + " bytes.",
              "name the file that holds the configuration.")
          : bytes;
    } catch (IOException unreadable) {
      return refuse("The file cannot be read.", "check its permissions.");
    }
  }

  private byte @Nullable [] refuse(String message, String maybe) {
    faults.add(new Fault(file.toString(), "", message, maybe));
    return null;
  }

  /** Returns whether everything in it is taken out by a number sign. */
  private boolean saysNothing(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .allMatch(line -> line.isEmpty() || line.startsWith("#"));
  }

  private Configuration none(String foundBy) {
    Configuration standard = Configuration.STANDARD;
    return new Configuration(
        file,
        foundBy,
        standard.database(),
        standard.borrowers(),
        standard.rulebooks(),
        standard.templates(),
        standard.tolerance(),
        standard.waitForCaps(),
        standard.officeHours(),
        standard.throttles());
  }

  private Configuration configuration(YamlNode root, String foundBy) {
    Configuration standard = Configuration.STANDARD;
    root.only(KEYS);

    return new Configuration(
        file,
        foundBy,
        set(root, "database", standard.database(), this::database),
        set(root, "borrowers", standard.borrowers(), this::path),
        set(root, "rulebooks", standard.rulebooks(), this::rulebooks),
        set(root, "templates", standard.templates(), this::path),
        set(root, "tolerance", standard.tolerance(), this::tolerance),
        set(root, "waitForCaps", standard.waitForCaps(), YamlNode::flag),
        set(root, "officeHours", standard.officeHours(), this::officeHours),
        set(root, "throttles", standard.throttles(), this::throttles));
  }

  private <T> Setting<T> set(
      YamlNode root,
      String key,
      Setting<T> standard,
      Function<YamlNode, ? extends Optional<? extends T>> read) {
    Optional<YamlNode> node = root.get(key);
    if (node.isEmpty()) {
      return standard;
    }
    Optional<? extends T> value = read.apply(node.get());
    return value.isEmpty() ? standard : new Setting<>(value.get(), from(node.get()));
  }

  /** Returns the file and the line. */
  private static String from(YamlNode node) {
    String place = node.place();
    return place.substring(0, place.lastIndexOf(':'));
  }

  // ---- where things are

  private Optional<String> database(YamlNode node) {
    Optional<String> text = node.text();
    if (text.isEmpty()) {
      return text;
    }
    String lower = text.get().toLowerCase(Locale.ROOT);
    if (lower.startsWith(POSTGRESQL)) {
      return text;
    }
    boolean sqlite = lower.startsWith(SQLITE);
    if (!sqlite && URL.matcher(text.get()).matches()) {
      node.fault(
          "The value ("
              + JdbcInteractions.redactUrl(text.get())
              + ") is not a database that Candor knows.",
          "write the path of a file, or jdbc:postgresql://host:5432/database.");
      return Optional.empty();
    }

    return resolve(node, sqlite ? text.get().substring(SQLITE.length()) : text.get())
        .map(path -> (sqlite ? SQLITE : "") + path);
  }

  private Optional<Path> path(YamlNode node) {
    Optional<String> text = node.text();
    return text.isEmpty() ? Optional.empty() : resolve(node, text.get());
  }

  /** Paths are those of the file, wherever the command is run. */
  private Optional<Path> resolve(YamlNode node, String text) {
    try {
      return Optional.of(folder.resolve(text));
    } catch (InvalidPathException malformed) {
      node.fault("The value (" + text + ") is not a path.", "write the path of a file or folder.");
      return Optional.empty();
    }
  }

  private Optional<List<Setting<RulebookLayer>>> rulebooks(YamlNode node) {
    List<Setting<RulebookLayer>> layers = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlNode one : items(node)) {
      Optional<String> name = one.text();
      if (name.isPresent() && !seen.add(name.get())) {
        one.fault("The rulebook (" + name.get() + ") stands here twice.", "keep one of them.");
      } else if (name.isPresent()) {
        layer(one, name.get()).ifPresent(layer -> layers.add(new Setting<>(layer, from(one))));
      }
    }
    return layers.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(layers));
  }

  private Optional<RulebookLayer> layer(YamlNode node, String name) {
    if (name.startsWith(RulebookLayer.CLASSPATH)) {
      String root = name.substring(RulebookLayer.CLASSPATH.length());
      if (root.isBlank()) {
        node.fault("The value (" + name + ") names no rulebook.", "write classpath:rulebook/us.");
        return Optional.empty();
      }
      return Optional.of(new RulebookLayer(name, null, root));
    }
    Optional<Path> path = resolve(node, name);
    return name.equals(RulebookLayer.STANDARD.name()) && path.filter(Files::exists).isEmpty()
        ? Optional.of(RulebookLayer.STANDARD)
        : path.map(folder -> new RulebookLayer(name, folder, null));
  }

  /** Returns the items of a list or the one value; a list of nothing is a fault. */
  private static List<YamlNode> items(YamlNode node) {
    List<YamlNode> items = node.items();
    if (items.isEmpty()) {
      node.fault("The list is empty.", "write what belongs here, or remove the key.");
    }
    return items;
  }

  // ---- when messages go

  private Optional<Duration> tolerance(YamlNode node) {
    return duration(node, Duration.ZERO, LONGEST_TOLERANCE, "PT1M for a minute");
  }

  private static Optional<Duration> duration(
      YamlNode node, Duration least, Duration most, String such) {
    Optional<String> text = node.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }

    try {
      Duration duration = Duration.parse(text.get());
      if (duration.compareTo(least) >= 0
          && duration.compareTo(most) <= 0
          && duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
        return Optional.of(duration);
      }
      node.fault(
          "The value ("
              + text.get()
              + ") must be whole seconds from "
              + least
              + " to "
              + most
              + ".",
          "write " + such + ".");
    } catch (DateTimeException malformed) {
      node.fault("The value (" + text.get() + ") is no length of time.", "write " + such + ".");
    }

    return Optional.empty();
  }

  private Optional<List<Throttle>> throttles(YamlNode node) {
    List<Throttle> throttles = new ArrayList<>();
    Set<Channel> seen = EnumSet.noneOf(Channel.class);

    for (YamlNode one : items(node)) {
      one.only(THROTTLE_KEYS);
      Optional<Channel> channel = one.need("channel").flatMap(ConfigurationReader::channel);
      Optional<Integer> most = one.need("most").flatMap(YamlNode::integer);
      Optional<Duration> period =
          one.need("period")
              .flatMap(
                  length ->
                      duration(length, Duration.ofSeconds(1), LONGEST_PERIOD, "PT1M for a minute"));
      if (most.isPresent() && most.get() < 1) {
        one.need("most")
            .ifPresent(
                number ->
                    number.fault(
                        "The value (" + most.get() + ") must be at least 1.",
                        "leave the throttle out where nothing is held back."));
      } else if (channel.isPresent() && !seen.add(channel.get())) {
        one.fault(
            "The channel (" + channel.get() + ") has a throttle already.",
            "keep the stricter of the two.");
      } else if (channel.isPresent() && most.isPresent() && period.isPresent()) {
        throttles.add(new Throttle(channel.get(), most.get(), period.get()));
      }
    }

    return Optional.of(List.copyOf(throttles));
  }

  private static Optional<Channel> channel(YamlNode node) {
    Optional<String> text = node.text();
    Optional<Channel> channel = text.flatMap(Channel.WORDS::find);
    if (text.isPresent() && channel.isEmpty()) {
      node.noteUnknown("channel", text.get(), Channel.WORDS.names());
    }
    return channel;
  }

  private Optional<List<OfficeHours>> officeHours(YamlNode node) {
    List<OfficeHours> all = new ArrayList<>();
    Set<RuleId> seen = new HashSet<>();

    for (YamlNode one : items(node)) {
      int before = faults.size();
      one.only(HOURS_KEYS);
      Optional<String> name = one.needText("name");
      Optional<RuleId> id = id(one);
      Set<Channel> channels = EnumSet.noneOf(Channel.class);
      one.need("channels")
          .ifPresent(list -> items(list).forEach(each -> channel(each).ifPresent(channels::add)));
      Optional<LimitZone> zone =
          one.need("zone").flatMap(ConfigurationReader::zone).map(LimitZone::fixed);
      List<TimeLimit> limits = zone.isEmpty() ? limits(one, null) : limits(one, zone.get());
      if (faults.size() == before && id.isPresent() && !seen.add(id.get())) {
        one.fault(
            "The office hours (" + id.get() + ") stand here twice.", "give each an id of its own.");
      }
      if (faults.size() == before && name.isPresent() && id.isPresent()) {
        try {
          all.add(new OfficeHours(id.get(), name.get(), channels, limits));
        } catch (IllegalArgumentException refused) {
          String[] said = String.valueOf(refused.getMessage()).split("\nMaybe ", 2);
          one.fault(said[0].replace('\n', ' '), said.length > 1 ? said[1] : "see the page.");
        }
      }
    }

    return Optional.of(List.copyOf(all));
  }

  private static Optional<RuleId> id(YamlNode one) {
    if (one.get("id").isEmpty()) {
      return Optional.of(RuleId.of("office-hours"));
    }
    Optional<String> text = one.text("id");

    try {
      return text.map(RuleId::of);
    } catch (IllegalArgumentException malformed) {
      one.need("id")
          .ifPresent(
              node ->
                  node.fault(
                      "The value (" + text.orElse("") + ") is not an id.",
                      "write small letters, digits and hyphens, such as call-centre."));
      return Optional.empty();
    }
  }

  /** Returns what the hours say; with a zone that could not be read only what is wrong is noted. */
  private static List<TimeLimit> limits(YamlNode one, @Nullable LimitZone known) {
    LimitZone zone = known == null ? LimitZone.fixed(ZoneId.of("UTC")) : known;
    List<TimeLimit> limits = new ArrayList<>();
    Optional<YamlNode> from = one.get("from");
    Optional<YamlNode> to = one.get("to");
    if (from.isPresent() != to.isPresent()) {
      one.fault(
          "The hours name " + (from.isPresent() ? "from" : "to") + " and not the other.",
          "write both, such as from: \"09:00\" and to: \"17:00\".");
    }
    Optional<LocalTime> opening = from.flatMap(ConfigurationReader::time);
    Optional<LocalTime> closing = to.flatMap(ConfigurationReader::time);
    if (opening.isPresent() && closing.isPresent()) {
      if (opening.get().equals(closing.get())) {
        to.get()
            .fault(
                "The hours (" + opening.get() + " to " + closing.get() + ") end as they begin.",
                "leave both out where every hour is permitted.");
      } else {
        limits.add(new TimeLimit.DailyHours(opening.get(), closing.get(), zone));
      }
    }
    Set<DayOfWeek> days = new TreeSet<>();
    one.get("weekdays")
        .ifPresent(list -> items(list).forEach(each -> day(each).ifPresent(days::add)));
    if (!days.isEmpty()) {
      limits.add(new TimeLimit.Weekdays(days, zone));
    }
    Set<LocalDate> closed = new TreeSet<>();
    one.get("notOn")
        .ifPresent(list -> items(list).forEach(each -> each.date().ifPresent(closed::add)));
    if (!closed.isEmpty()) {
      limits.add(new TimeLimit.NotOnDays(closed, zone));
    }

    if (from.isEmpty()
        && to.isEmpty()
        && one.get("weekdays").isEmpty()
        && one.get("notOn").isEmpty()
        && one.isMapping()) {
      one.fault("The office hours limit nothing.", "write from and to, weekdays or notOn.");
    }

    return limits;
  }

  private static Optional<LocalTime> time(YamlNode node) {
    Optional<String> text = node.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }

    try {
      if (TIME.matcher(text.get()).matches()) {
        return Optional.of(LocalTime.parse(text.get()));
      }
    } catch (DateTimeException malformed) {
      // said below
    }
    node.fault("The value (" + text.get() + ") is no time of day.", "write it as \"09:30\".");
    return Optional.empty();
  }

  private static Optional<DayOfWeek> day(YamlNode node) {
    Optional<String> text = node.text();
    if (text.isPresent() && !DAYS.contains(text.get())) {
      node.noteUnknown("weekday", text.get(), DAYS);
      return Optional.empty();
    }
    return text.map(day -> DayOfWeek.of(DAYS.indexOf(day) + 1));
  }

  private static Optional<ZoneId> zone(YamlNode node) {
    Optional<String> text = node.text();
    if (text.isPresent() && !ZoneId.getAvailableZoneIds().contains(text.get())) {
      node.noteUnknown("time zone", text.get(), ZoneId.getAvailableZoneIds());
      return Optional.empty();
    }
    return text.map(ZoneId::of);
  }
}
